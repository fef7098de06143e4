# %% right river_moves: try all sixteen states and keep those one crossing away
def river_moves(state):
    from itertools import product

    found = []
    for new in product((0, 1), repeat=4):
        moved = [i for i in range(4) if new[i] != state[i]]
        if 0 not in moved or len(moved) > 2:
            continue
        if any(state[i] != state[0] for i in moved):
            continue
        farmer, wolf, goat, cabbage = new
        if wolf == goat != farmer or goat == cabbage != farmer:
            continue
        found.append(new)
    return found


# %% right river_moves: a set of unsafe pictures, a comprehension
def river_moves(state):
    def cross(i):
        return tuple(1 - bank if j in (0, i) else bank for j, bank in enumerate(state))

    unsafe = {(0, 1, 1, 1), (1, 0, 0, 0), (0, 1, 1, 0), (1, 0, 0, 1), (0, 0, 1, 1), (1, 1, 0, 0)}
    return [cross(i) for i in range(4) if state[i] == state[0] and cross(i) not in unsafe]


# %% wrong river_moves: only the visible example -> river_moves_test_all_states
def river_moves(state):
    if state == (0, 0, 0, 0):
        return [(1, 0, 1, 0)]
    return [(0, 0, 0, 0), (0, 0, 1, 0)]


# %% wrong river_moves: the farmer never goes alone -> river_moves_test_first_steps
def river_moves(state):
    result = []
    for i in (1, 2, 3):
        if state[i] == state[0]:
            new = list(state)
            new[0] = new[i] = 1 - state[0]
            if not (new[0] != new[2] and new[2] in (new[1], new[3])):
                result.append(tuple(new))
    return result


# %% wrong river_moves: forgets that the goat eats the cabbage -> river_moves_test_all_states
def river_moves(state):
    result = []
    for i in range(4):
        if state[i] == state[0]:
            new = list(state)
            new[0] = new[i] = 1 - state[0]
            if not (new[0] != new[2] and new[2] == new[1]):
                result.append(tuple(new))
    return result


# %% wrong river_moves: takes along what is on the other bank -> river_moves_test_all_states
def river_moves(state):
    result = []
    for i in range(4):
        new = list(state)
        new[0] = 1 - state[0]
        if i:
            new[i] = new[0]
        if not (new[0] != new[2] and new[2] in (new[1], new[3])):
            result.append(tuple(new))
    return result


# %% wrong river_moves: only from left to right -> river_moves_test_first_steps
def river_moves(state):
    result = []
    for i in range(4):
        if state[i] == 0 and state[0] == 0:
            new = list(state)
            new[0] = new[i] = 1
            if not (new[0] != new[2] and new[2] in (new[1], new[3])):
                result.append(tuple(new))
    return result


# %% right path_cost: indices and try
def path_cost(graph, path):
    try:
        total = 0
        if path[0] not in graph:
            raise KeyError(path[0])
        for i in range(1, len(path)):
            total = total + graph[path[i - 1]][path[i]]
        return total
    except (KeyError, IndexError):
        raise ValueError("走不通") from None


# %% right path_cost: recursion
def path_cost(graph, path):
    if not path or path[0] not in graph:
        raise ValueError("没有这条路")
    if len(path) == 1:
        return 0
    if path[1] not in graph[path[0]]:
        raise ValueError("没有这条路")
    return graph[path[0]][path[1]] + path_cost(graph, path[1:])


# %% wrong path_cost: no checks, a KeyError instead of a ValueError -> path_cost_test_broken_paths
def path_cost(graph, path):
    return sum(graph[a][b] for a, b in zip(path, path[1:]))


# %% wrong path_cost: roads are taken in both directions -> path_cost_test_broken_paths
def path_cost(graph, path):
    if not path or any(node not in graph for node in path):
        raise ValueError
    total = 0
    for a, b in zip(path, path[1:]):
        if b in graph[a]:
            total += graph[a][b]
        elif a in graph[b]:
            total += graph[b][a]
        else:
            raise ValueError
    return total


# %% wrong path_cost: counts steps -> path_cost_test_sums
def path_cost(graph, path):
    if not path or any(node not in graph for node in path):
        raise ValueError
    if any(b not in graph[a] for a, b in zip(path, path[1:])):
        raise ValueError
    return len(path) - 1


# %% wrong path_cost: an edge of cost 0 counts as none -> path_cost_test_sums
def path_cost(graph, path):
    if not path or any(node not in graph for node in path):
        raise ValueError
    total = 0
    for a, b in zip(path, path[1:]):
        if not graph[a].get(b):
            raise ValueError
        total += graph[a][b]
    return total


# %% wrong path_cost: returns None for a broken path -> path_cost_test_broken_paths
def path_cost(graph, path):
    total = 0
    for a, b in zip(path, path[1:]):
        if a not in graph or b not in graph[a]:
            return None
        total += graph[a][b]
    return total


# %% wrong path_cost: the last step is missing -> path_cost_test_sums
def path_cost(graph, path):
    if not path or any(node not in graph for node in path):
        raise ValueError
    if any(b not in graph[a] for a, b in zip(path, path[1:])):
        raise ValueError
    return sum(graph[path[i]][path[i + 1]] for i in range(len(path) - 2))


# %% right bfs: a dictionary of parents, goal test when generated
def bfs(problem):
    from collections import deque

    def trace(state):
        path = []
        while state is not None:
            path.append(state)
            state = parents[state]
        return path[::-1]

    start = problem.start
    parents = {start: None}
    if problem.is_goal(start):
        return [start]
    queue = deque([start])
    while queue:
        state = queue.popleft()
        for child, _cost in problem.successors(state):
            if child not in parents:
                parents[child] = state
                if problem.is_goal(child):
                    return trace(child)
                queue.append(child)
    return None


# %% right bfs: layer by layer, without a queue
def bfs(problem):
    layer = {problem.start: [problem.start]}
    seen = set()
    while layer:
        for state in layer:
            if problem.is_goal(state):
                return layer[state]
        seen.update(layer)
        following = {}
        for state, path in layer.items():
            for child, _ in problem.successors(state):
                if child not in seen and child not in following:
                    following[child] = path + [child]
        layer = following


# %% right bfs: a list as the queue, marks what it expands
def bfs(problem):
    queue = [[problem.start]]
    expanded = []
    while queue:
        path = queue.pop(0)
        state = path[-1]
        if state in expanded:
            continue
        if problem.is_goal(state):
            return path
        expanded.append(state)
        waiting = {p[-1] for p in queue}
        for child, _ in problem.successors(state):
            if child not in expanded and child not in waiting:
                queue.append(path + [child])
    return None


# %% wrong bfs: a stack, so depth first -> bfs_test_fewest_steps, bfs_test_mazes
def bfs(problem):
    frontier = [[problem.start]]
    seen = {problem.start}
    while frontier:
        path = frontier.pop()
        if problem.is_goal(path[-1]):
            return path
        for state, _ in reversed(problem.successors(path[-1])):
            if state not in seen:
                seen.add(state)
                frontier.append([*path, state])
    return None


# %% wrong bfs: remembers nothing -> bfs_test_loops
def bfs(problem):
    from collections import deque

    frontier = deque([[problem.start]])
    while frontier:
        path = frontier.popleft()
        if problem.is_goal(path[-1]):
            return path
        for state, _ in problem.successors(path[-1]):
            frontier.append([*path, state])
    return None


# %% wrong bfs: tests only generated states, misses a start that is the goal -> bfs_test_start_is_goal_and_unreachable
def bfs(problem):
    from collections import deque

    frontier = deque([[problem.start]])
    seen = {problem.start}
    while frontier:
        path = frontier.popleft()
        for state, _ in problem.successors(path[-1]):
            if state not in seen:
                if problem.is_goal(state):
                    return [*path, state]
                seen.add(state)
                frontier.append([*path, state])
    return None


# %% wrong bfs: an empty list where there is no way -> bfs_test_start_is_goal_and_unreachable
def bfs(problem):
    from collections import deque

    frontier = deque([[problem.start]])
    seen = {problem.start}
    while frontier:
        path = frontier.popleft()
        if problem.is_goal(path[-1]):
            return path
        for state, _ in problem.successors(path[-1]):
            if state not in seen:
                seen.add(state)
                frontier.append([*path, state])
    return []


# %% wrong bfs: the start is left out of the path -> bfs_test_fewest_steps
def bfs(problem):
    from collections import deque

    frontier = deque([(problem.start, [])])
    seen = {problem.start}
    while frontier:
        state, path = frontier.popleft()
        if problem.is_goal(state):
            return path
        for child, _ in problem.successors(state):
            if child not in seen:
                seen.add(child)
                frontier.append((child, [*path, child]))
    return None


# %% wrong bfs: avoids only the current path, so diamonds explode -> bfs_test_loops
def bfs(problem):
    from collections import deque

    frontier = deque([[problem.start]])
    while frontier:
        path = frontier.popleft()
        if problem.is_goal(path[-1]):
            return path
        for state, _ in problem.successors(path[-1]):
            if state not in path:
                frontier.append([*path, state])
    return None


# %% wrong bfs: the cheapest instead of the shortest -> bfs_test_fewest_steps
def bfs(problem):
    import heapq
    from itertools import count

    number = count()
    queue = [(0, next(number), [problem.start])]
    expanded = set()
    while queue:
        cost, _, path = heapq.heappop(queue)
        if path[-1] in expanded:
            continue
        if problem.is_goal(path[-1]):
            return path
        expanded.add(path[-1])
        for new, step in problem.successors(path[-1]):
            heapq.heappush(queue, (cost + step, next(number), [*path, new]))
    return None


# %% right dfs: recursion
def dfs(problem):
    visited = set()

    def visit(path):
        state = path[-1]
        visited.add(state)
        if problem.is_goal(state):
            return path
        for child, _ in problem.successors(state):
            if child not in visited:
                found = visit(path + [child])
                if found:
                    return found
        return None

    return visit([problem.start])


# %% right dfs: a stack of iterators
def dfs(problem):
    if problem.is_goal(problem.start):
        return [problem.start]
    path = [problem.start]
    pending = [iter(problem.successors(problem.start))]
    seen = {problem.start}
    while path:
        for child, _ in pending[-1]:
            if child not in seen:
                seen.add(child)
                path.append(child)
                if problem.is_goal(child):
                    return path
                pending.append(iter(problem.successors(child)))
                break
        else:
            path.pop()
            pending.pop()
    return None


# %% wrong dfs: marks when pushed, so not truly depth first -> dfs_test_deep_first
def dfs(problem):
    stack = [[problem.start]]
    seen = {problem.start}
    while stack:
        path = stack.pop()
        if problem.is_goal(path[-1]):
            return path
        for state, _ in reversed(problem.successors(path[-1])):
            if state not in seen:
                seen.add(state)
                stack.append([*path, state])
    return None


# %% wrong dfs: the last successor first -> dfs_test_deep_first
def dfs(problem):
    stack = [[problem.start]]
    visited = set()
    while stack:
        path = stack.pop()
        if path[-1] in visited:
            continue
        visited.add(path[-1])
        if problem.is_goal(path[-1]):
            return path
        for state, _ in problem.successors(path[-1]):
            stack.append([*path, state])
    return None


# %% wrong dfs: a queue, so breadth first -> dfs_test_deep_first
def dfs(problem):
    queue = [[problem.start]]
    seen = {problem.start}
    while queue:
        path = queue.pop(0)
        if problem.is_goal(path[-1]):
            return path
        for state, _ in problem.successors(path[-1]):
            if state not in seen:
                seen.add(state)
                queue.append([*path, state])
    return None


# %% wrong dfs: remembers nothing, runs in circles -> dfs_test_loops
def dfs(problem):
    stack = [[problem.start]]
    while stack:
        path = stack.pop()
        if problem.is_goal(path[-1]):
            return path
        for state, _ in reversed(problem.successors(path[-1])):
            stack.append([*path, state])
    return None


# %% wrong dfs: avoids only the current path, expands again and again -> dfs_test_loops
def dfs(problem):
    def visit(path):
        if problem.is_goal(path[-1]):
            return path
        for child, _ in problem.successors(path[-1]):
            if child not in path:
                found = visit(path + [child])
                if found:
                    return found
        return None

    return visit([problem.start])


# %% wrong dfs: returns the states in the order of visiting -> dfs_test_deep_first, dfs_test_loops
def dfs(problem):
    visited = []

    def visit(state):
        visited.append(state)
        if problem.is_goal(state):
            return True
        return any(c not in visited and visit(c) for c, _ in problem.successors(state))

    return visited if visit(problem.start) else None


# %% wrong dfs: the recursive result is not returned -> dfs_test_deep_first
def dfs(problem):
    visited = set()

    def visit(path):
        visited.add(path[-1])
        if problem.is_goal(path[-1]):
            return path
        for child, _ in problem.successors(path[-1]):
            if child not in visited:
                visit(path + [child])
        return None

    return visit([problem.start])


# %% right iterative_deepening: a stack in each round, remembers how deep a state was met
def iterative_deepening(problem, max_depth):
    limit = 0
    while limit <= max_depth:
        stack = [(problem.start, (problem.start,))]
        depth_of = {}
        while stack:
            state, path = stack.pop()
            if problem.is_goal(state):
                return list(path)
            depth = len(path) - 1
            if depth == limit or depth_of.get(state, limit + 1) <= depth:
                continue
            depth_of[state] = depth
            stack += [(child, path + (child,)) for child, _ in problem.successors(state)]
        limit += 1
    return None


# %% right iterative_deepening: recursion without any memory
def iterative_deepening(problem, max_depth):
    def search_down(state, steps):
        if steps == 0:
            return [state] if problem.is_goal(state) else None
        for child, _ in problem.successors(state):
            rest = search_down(child, steps - 1)
            if rest is not None:
                return [state] + rest
        return None

    for steps in range(max_depth + 1):
        path = search_down(problem.start, steps)
        if path is not None:
            return path
    return None


# %% wrong iterative_deepening: one set of visited states in each round -> iterative_deepening_test_detour_first
def iterative_deepening(problem, max_depth):
    for limit in range(max_depth + 1):
        visited = set()

        def dive(path, left):
            visited.add(path[-1])
            if problem.is_goal(path[-1]):
                return path
            if left == 0:
                return None
            for child, _ in problem.successors(path[-1]):
                if child not in visited:
                    found = dive([*path, child], left - 1)
                    if found:
                        return found
            return None

        found = dive([problem.start], limit)
        if found:
            return found
    return None


# %% wrong iterative_deepening: stops one level too early -> iterative_deepening_test_depth_limit
def iterative_deepening(problem, max_depth):
    def dive(path, left):
        if problem.is_goal(path[-1]):
            return path
        if left == 0:
            return None
        for child, _ in problem.successors(path[-1]):
            if child not in path:
                found = dive([*path, child], left - 1)
                if found:
                    return found
        return None

    for limit in range(max_depth):
        found = dive([problem.start], limit)
        if found:
            return found
    return None


# %% wrong iterative_deepening: one level too deep -> iterative_deepening_test_depth_limit
def iterative_deepening(problem, max_depth):
    def dive(path, left):
        if problem.is_goal(path[-1]):
            return path
        if left == 0:
            return None
        for child, _ in problem.successors(path[-1]):
            if child not in path:
                found = dive([*path, child], left - 1)
                if found:
                    return found
        return None

    for limit in range(max_depth + 2):
        found = dive([problem.start], limit)
        if found:
            return found
    return None


# %% wrong iterative_deepening: only one dive with the full depth -> iterative_deepening_test_example
def iterative_deepening(problem, max_depth):
    def dive(path, left):
        if problem.is_goal(path[-1]):
            return path
        if left == 0:
            return None
        for child, _ in problem.successors(path[-1]):
            if child not in path:
                found = dive([*path, child], left - 1)
                if found:
                    return found
        return None

    return dive([problem.start], max_depth)


# %% wrong iterative_deepening: ignores max_depth -> iterative_deepening_test_example
def iterative_deepening(problem, max_depth):
    from collections import deque

    frontier = deque([[problem.start]])
    seen = {problem.start}
    while frontier:
        path = frontier.popleft()
        if problem.is_goal(path[-1]):
            return path
        for state, _ in problem.successors(path[-1]):
            if state not in seen:
                seen.add(state)
                frontier.append([*path, state])
    return None


# %% right uniform_cost: dictionaries of costs and parents
def uniform_cost(problem):
    import heapq

    best, parent = {problem.start: 0}, {}
    queue, pushed, closed = [(0, 0, problem.start)], 0, set()
    while queue:
        g, _, state = heapq.heappop(queue)
        if state in closed:
            continue
        closed.add(state)
        if problem.is_goal(state):
            path = [state]
            while path[-1] in parent:
                path.append(parent[path[-1]])
            return (path[::-1], g)
        for child, step in problem.successors(state):
            if child not in closed and (child not in best or g + step < best[child]):
                best[child] = g + step
                parent[child] = state
                pushed += 1
                heapq.heappush(queue, (g + step, pushed, child))
    return None


# %% right uniform_cost: no heap, the cheapest of a dictionary
def uniform_cost(problem):
    frontier = {problem.start: (0, [problem.start])}
    closed = set()
    while frontier:
        state = min(frontier, key=lambda s: frontier[s][0])
        cost, path = frontier.pop(state)
        if problem.is_goal(state):
            return path, cost
        closed.add(state)
        for child, step in problem.successors(state):
            if child in closed:
                continue
            if child not in frontier or cost + step < frontier[child][0]:
                frontier[child] = (cost + step, path + [child])
    return None


# %% wrong uniform_cost: goal test when generated -> uniform_cost_test_example, uniform_cost_test_goal_when_expanded
def uniform_cost(problem):
    import heapq
    from itertools import count

    number = count()
    if problem.is_goal(problem.start):
        return [problem.start], 0
    queue = [(0, next(number), [problem.start])]
    expanded = set()
    while queue:
        cost, _, path = heapq.heappop(queue)
        if path[-1] in expanded:
            continue
        expanded.add(path[-1])
        for new, step in problem.successors(path[-1]):
            if problem.is_goal(new):
                return [*path, new], cost + step
            heapq.heappush(queue, (cost + step, next(number), [*path, new]))
    return None


# %% wrong uniform_cost: marks when pushed, keeps the first way -> uniform_cost_test_cheaper_way_later
def uniform_cost(problem):
    import heapq
    from itertools import count

    number = count()
    queue = [(0, next(number), [problem.start])]
    seen = {problem.start}
    while queue:
        cost, _, path = heapq.heappop(queue)
        if problem.is_goal(path[-1]):
            return path, cost
        for new, step in problem.successors(path[-1]):
            if new not in seen:
                if not problem.is_goal(new):
                    seen.add(new)
                heapq.heappush(queue, (cost + step, next(number), [*path, new]))
    return None


# %% wrong uniform_cost: no number, compares states on ties -> uniform_cost_test_ties_and_edges
def uniform_cost(problem):
    import heapq

    queue = [(0, problem.start, [problem.start])]
    expanded = set()
    while queue:
        cost, state, path = heapq.heappop(queue)
        if state in expanded:
            continue
        if problem.is_goal(state):
            return path, cost
        expanded.add(state)
        for new, step in problem.successors(state):
            if new not in expanded:
                heapq.heappush(queue, (cost + step, new, [*path, new]))
    return None


# %% wrong uniform_cost: breadth first, with the cost added up -> uniform_cost_test_example
def uniform_cost(problem):
    from collections import deque

    frontier = deque([([problem.start], 0)])
    seen = {problem.start}
    while frontier:
        path, cost = frontier.popleft()
        if problem.is_goal(path[-1]):
            return path, cost
        for state, step in problem.successors(path[-1]):
            if state not in seen:
                seen.add(state)
                frontier.append(([*path, state], cost + step))
    return None


# %% wrong uniform_cost: no memory of what is expanded -> uniform_cost_test_ties_and_edges
def uniform_cost(problem):
    import heapq
    from itertools import count

    number = count()
    queue = [(0, next(number), [problem.start])]
    while queue:
        cost, _, path = heapq.heappop(queue)
        if problem.is_goal(path[-1]):
            return path, cost
        for new, step in problem.successors(path[-1]):
            heapq.heappush(queue, (cost + step, next(number), [*path, new]))
    return None


# %% wrong uniform_cost: the priority is the last step alone -> uniform_cost_test_goal_when_expanded
def uniform_cost(problem):
    import heapq
    from itertools import count

    number = count()
    queue = [(0, next(number), 0, [problem.start])]
    expanded = set()
    while queue:
        _, _, cost, path = heapq.heappop(queue)
        if path[-1] in expanded:
            continue
        if problem.is_goal(path[-1]):
            return path, cost
        expanded.add(path[-1])
        for new, step in problem.successors(path[-1]):
            heapq.heappush(queue, (step, next(number), cost + step, [*path, new]))
    return None


# %% wrong uniform_cost: returns the path alone -> uniform_cost_test_example
def uniform_cost(problem):
    import heapq
    from itertools import count

    number = count()
    queue = [(0, next(number), [problem.start])]
    expanded = set()
    while queue:
        cost, _, path = heapq.heappop(queue)
        if path[-1] in expanded:
            continue
        if problem.is_goal(path[-1]):
            return path
        expanded.add(path[-1])
        for new, step in problem.successors(path[-1]):
            heapq.heappush(queue, (cost + step, next(number), [*path, new]))
    return None


# %% right greedy: sorts a list
def greedy(problem, h):
    frontier = [(problem.start, [problem.start])]
    expanded = set()
    while frontier:
        frontier.sort(key=lambda item: h(item[0]))
        state, path = frontier.pop(0)
        if problem.is_goal(state):
            return path
        if state in expanded:
            continue
        expanded.add(state)
        for child, _ in problem.successors(state):
            if child not in expanded:
                frontier.append((child, path + [child]))
    return None


# %% right greedy: parents and the smallest of a set
def greedy(problem, h):
    parent = {problem.start: None}
    estimates = {problem.start: h(problem.start)}
    while estimates:
        state = min(estimates, key=estimates.get)
        del estimates[state]
        if problem.is_goal(state):
            path = [state]
            while path[-1] != problem.start:
                path.append(parent[path[-1]])
            path.reverse()
            return path
        for child, _ in problem.successors(state):
            if child not in parent:
                parent[child] = state
                estimates[child] = h(child)
    return None


# %% wrong greedy: g + h, that is A* -> greedy_test_looks_nearest
def greedy(problem, h):
    import heapq
    from itertools import count

    number = count()
    queue = [(h(problem.start), next(number), 0, [problem.start])]
    done = set()
    while queue:
        _, _, g, path = heapq.heappop(queue)
        if path[-1] in done:
            continue
        if problem.is_goal(path[-1]):
            return path
        done.add(path[-1])
        for new, step in problem.successors(path[-1]):
            heapq.heappush(queue, (g + step + h(new), next(number), g + step, [*path, new]))
    return None


# %% wrong greedy: h plus the number of steps -> greedy_test_looks_nearest
def greedy(problem, h):
    import heapq
    from itertools import count

    number = count()
    queue = [(h(problem.start), next(number), [problem.start])]
    done = set()
    while queue:
        _, _, path = heapq.heappop(queue)
        if path[-1] in done:
            continue
        if problem.is_goal(path[-1]):
            return path
        done.add(path[-1])
        for new, _ in problem.successors(path[-1]):
            heapq.heappush(queue, (h(new) + len(path), next(number), [*path, new]))
    return None


# %% wrong greedy: hill climbing that never looks back -> greedy_test_dead_ends_and_loops
def greedy(problem, h):
    path = [problem.start]
    while not problem.is_goal(path[-1]):
        children = [s for s, _ in problem.successors(path[-1]) if s not in path]
        if not children:
            return None
        path.append(min(children, key=h))
    return path


# %% wrong greedy: remembers nothing -> greedy_test_dead_ends_and_loops
def greedy(problem, h):
    import heapq
    from itertools import count

    number = count()
    queue = [(h(problem.start), next(number), [problem.start])]
    while queue:
        _, _, path = heapq.heappop(queue)
        if problem.is_goal(path[-1]):
            return path
        for new, _ in problem.successors(path[-1]):
            heapq.heappush(queue, (h(new), next(number), [*path, new]))
    return None


# %% wrong greedy: the largest h first -> greedy_test_looks_nearest
def greedy(problem, h):
    frontier = [[problem.start]]
    seen = {problem.start}
    while frontier:
        frontier.sort(key=lambda path: h(path[-1]))
        path = frontier.pop()
        if problem.is_goal(path[-1]):
            return path
        for new, _ in problem.successors(path[-1]):
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong greedy: compares states on ties -> greedy_test_dead_ends_and_loops
def greedy(problem, h):
    import heapq

    queue = [(h(problem.start), problem.start, [problem.start])]
    seen = {problem.start}
    while queue:
        _, state, path = heapq.heappop(queue)
        if problem.is_goal(state):
            return path
        for new, _ in problem.successors(state):
            if new not in seen:
                seen.add(new)
                heapq.heappush(queue, (h(new), new, [*path, new]))
    return None


# %% right manhattan: dictionaries of places
def manhattan(board, goal, width):
    where = {tile: (i // width, i % width) for i, tile in enumerate(goal)}
    distances = []
    for i in range(len(board)):
        if board[i] == 0:
            continue
        r, c = where[board[i]]
        distances.append(abs(r - i // width) + abs(c - i % width))
    return sum(distances)


# %% right manhattan: NumPy
def manhattan(board, goal, width):
    import numpy as np

    now, then = np.argsort(board)[1:], np.argsort(goal)[1:]
    rows = np.abs(now // width - then // width)
    columns = np.abs(now % width - then % width)
    return int((rows + columns).sum())


# %% wrong manhattan: counts the blank -> manhattan_test_example
def manhattan(board, goal, width):
    total = 0
    for i, tile in enumerate(board):
        j = goal.index(tile)
        total += abs(i // width - j // width) + abs(i % width - j % width)
    return total


# %% wrong manhattan: misplaced tiles -> manhattan_test_example, manhattan_test_other_boards
def manhattan(board, goal, width):
    return sum(a != b for a, b in zip(board, goal) if a != 0)


# %% wrong manhattan: difference of the places' numbers -> manhattan_test_example
def manhattan(board, goal, width):
    return sum(abs(i - goal.index(tile)) for i, tile in enumerate(board) if tile)


# %% wrong manhattan: no absolute value -> manhattan_test_example
def manhattan(board, goal, width):
    total = 0
    for i, tile in enumerate(board):
        if tile:
            j = goal.index(tile)
            total += (i // width - j // width) + (i % width - j % width)
    return total


# %% wrong manhattan: width always 3 -> manhattan_test_other_boards
def manhattan(board, goal, width):
    total = 0
    for i, tile in enumerate(board):
        if tile:
            j = goal.index(tile)
            total += abs(i // 3 - j // 3) + abs(i % 3 - j % 3)
    return total


# %% wrong manhattan: the goal is taken for granted -> manhattan_test_other_boards
def manhattan(board, goal, width):
    total = 0
    for i, tile in enumerate(board):
        if tile:
            j = tile - 1
            total += abs(i // width - j // width) + abs(i % width - j % width)
    return total


# %% wrong manhattan: straight lines -> manhattan_test_example
def manhattan(board, goal, width):
    total = 0
    for i, tile in enumerate(board):
        if tile:
            j = goal.index(tile)
            total += ((i // width - j // width) ** 2 + (i % width - j % width) ** 2) ** 0.5
    return total


# %% right judge_heuristic: loops
def judge_heuristic(graph, h, goal):
    from search import distances_to

    true = distances_to(graph, goal)
    admissible = consistent = True
    for node in graph:
        if h[node] < 0:
            admissible = consistent = False
        if node in true and h[node] > true[node]:
            admissible = False
        for other, cost in graph[node].items():
            if h[node] - h[other] > cost:
                consistent = False
    if h[goal] != 0:
        admissible = consistent = False
    return (admissible, consistent)


# %% right judge_heuristic: infinity for what can't reach the goal, consistency from admissibility
def judge_heuristic(graph, h, goal):
    import math

    true = search.distances_to(graph, goal)
    admissible = all(0 <= h[n] <= true.get(n, math.inf) for n in graph)
    falls = [h[a] - h[b] - graph[a][b] for a in graph for b in graph[a]]
    return admissible, admissible and max(falls, default=0) <= 0


# %% wrong judge_heuristic: a state that can't reach the goal breaks it -> judge_heuristic_test_special_values
def judge_heuristic(graph, h, goal):
    true = search.distances_to(graph, goal)
    admissible = all(0 <= h[n] <= true[n] for n in graph)
    consistent = admissible and all(
        h[a] <= cost + h[b] for a in graph for b, cost in graph[a].items()
    )
    return admissible, consistent


# %% wrong judge_heuristic: thinks that admissible means consistent -> judge_heuristic_test_table
def judge_heuristic(graph, h, goal):
    true = search.distances_to(graph, goal)
    admissible = all(0 <= h[n] <= true.get(n, float("inf")) for n in graph)
    return admissible, admissible


# %% wrong judge_heuristic: strictly below the true cost -> judge_heuristic_test_table
def judge_heuristic(graph, h, goal):
    true = search.distances_to(graph, goal)
    admissible = all(0 <= h[n] < true.get(n, float("inf")) for n in graph if n != goal)
    consistent = (
        admissible
        and h[goal] == 0
        and all(h[a] < cost + h[b] for a in graph for b, cost in graph[a].items())
    )
    return admissible, consistent


# %% wrong judge_heuristic: negative estimates pass -> judge_heuristic_test_special_values
def judge_heuristic(graph, h, goal):
    true = search.distances_to(graph, goal)
    admissible = all(h[n] <= cost for n, cost in true.items())
    consistent = h[goal] == 0 and all(
        h[a] <= cost + h[b] for a in graph for b, cost in graph[a].items()
    )
    return admissible, consistent


# %% wrong judge_heuristic: forgets that the goal needs 0 -> judge_heuristic_test_special_values
def judge_heuristic(graph, h, goal):
    true = search.distances_to(graph, goal)
    admissible = all(0 <= h[n] <= c for n, c in true.items() if n != goal)
    consistent = min(h.values()) >= 0 and all(
        h[a] <= cost + h[b] for a in graph for b, cost in graph[a].items()
    )
    return admissible, consistent


# %% wrong judge_heuristic: takes every edge in both directions -> judge_heuristic_test_special_values
def judge_heuristic(graph, h, goal):
    true = search.distances_to(graph, goal)
    admissible = all(0 <= h[n] <= true.get(n, float("inf")) for n in graph)
    consistent = admissible and all(
        abs(h[a] - h[b]) <= cost for a in graph for b, cost in graph[a].items()
    )
    return admissible, consistent


# %% right robot_heuristic: at least so many steps, each costs 10
def robot_heuristic(cell, goal):
    return 10 * max(abs(cell[0] - goal[0]), abs(cell[1] - goal[1]))


# %% right robot_heuristic: walks the empty room step by step
def robot_heuristic(cell, goal):
    r, c = cell
    total = 0
    while (r, c) != tuple(goal):
        dr = (goal[0] > r) - (goal[0] < r)
        dc = (goal[1] > c) - (goal[1] < c)
        total += 14 if dr and dc else 10
        r, c = r + dr, c + dc
    return total


# %% right robot_heuristic: the straight line, slightly shortened, as a diagonal costs less than its length
def robot_heuristic(cell, goal):
    return 9.89 * ((cell[0] - goal[0]) ** 2 + (cell[1] - goal[1]) ** 2) ** 0.5


# %% wrong robot_heuristic: ten times the city blocks -> robot_heuristic_test_admissible_and_consistent
def robot_heuristic(cell, goal):
    return 10 * (abs(cell[0] - goal[0]) + abs(cell[1] - goal[1]))


# %% wrong robot_heuristic: nothing -> robot_heuristic_test_goal_and_sign, robot_heuristic_test_saves_work
def robot_heuristic(cell, goal):
    return 0


# %% wrong robot_heuristic: steps without their cost, too weak -> robot_heuristic_test_saves_work
def robot_heuristic(cell, goal):
    return max(abs(cell[0] - goal[0]), abs(cell[1] - goal[1]))


# %% wrong robot_heuristic: differences without absolute value -> robot_heuristic_test_goal_and_sign
def robot_heuristic(cell, goal):
    return 10 * max(goal[0] - cell[0], goal[1] - cell[1])


# %% wrong robot_heuristic: 14 for every step -> robot_heuristic_test_goal_and_sign
def robot_heuristic(cell, goal):
    return 14 * max(abs(cell[0] - goal[0]), abs(cell[1] - goal[1]))


# %% wrong robot_heuristic: 10 plus, not 0 at the goal -> robot_heuristic_test_goal_and_sign
def robot_heuristic(cell, goal):
    return 10 * max(abs(cell[0] - goal[0]), abs(cell[1] - goal[1])) + 1


# %% right astar: dictionaries of g and parents, the smallest f of a set
def astar(problem, h):
    g = {problem.start: 0}
    parent = {problem.start: None}
    frontier = {problem.start}
    order = []
    while frontier:
        state = min(frontier, key=lambda s: g[s] + h(s))
        frontier.remove(state)
        if problem.is_goal(state):
            path, node = [], state
            while node is not None or not path:
                path.append(node)
                if node == problem.start:
                    break
                node = parent[node]
            return path[::-1], g[state], order
        order.append(state)
        for child, step in problem.successors(state):
            new = g[state] + step
            if child not in g or new < g[child]:
                g[child], parent[child] = new, state
                frontier.add(child)
    return None


# %% right astar: a closed dictionary and reopening, a sorted list
def astar(problem, h):
    frontier = [(h(problem.start), 0, 0, [problem.start])]
    closed = {}
    number = 0
    expanded = []
    while frontier:
        frontier.sort(key=lambda item: item[:2])
        f, _, g, path = frontier.pop(0)
        state = path[-1]
        if state in closed and closed[state] <= g:
            continue
        if problem.is_goal(state):
            return (path, g, expanded)
        closed[state] = g
        expanded.append(state)
        for child, step in problem.successors(state):
            if child not in closed or g + step < closed[child]:
                number += 1
                frontier.append((g + step + h(child), number, g + step, path + [child]))
    return None


# %% right astar: among equal f the newest first
def astar(problem, h):
    import heapq

    best = {problem.start: 0}
    heap = [(h(problem.start), 0, 0, (problem.start,))]
    counter = 0
    order = []
    while heap:
        _, _, cost, path = heapq.heappop(heap)
        here = path[-1]
        if best[here] < cost:
            continue
        if problem.is_goal(here):
            return list(path), cost, order
        order.append(here)
        for there, step in problem.successors(here):
            if cost + step < best.get(there, float("inf")):
                best[there] = cost + step
                counter -= 1
                heapq.heappush(
                    heap, (cost + step + h(there), counter, cost + step, path + (there,))
                )


# %% wrong astar: goal test when generated -> astar_test_example, astar_test_goal_when_expanded_and_edges
def astar(problem, h):
    import heapq
    from itertools import count

    if problem.is_goal(problem.start):
        return [problem.start], 0, []
    number = count()
    best = {problem.start: 0}
    queue = [(h(problem.start), next(number), 0, [problem.start])]
    expanded = []
    while queue:
        _, _, g, path = heapq.heappop(queue)
        if g > best[path[-1]]:
            continue
        expanded.append(path[-1])
        for new, step in problem.successors(path[-1]):
            if problem.is_goal(new):
                return [*path, new], g + step, expanded
            if new not in best or g + step < best[new]:
                best[new] = g + step
                heapq.heappush(queue, (g + step + h(new), next(number), g + step, [*path, new]))
    return None


# %% wrong astar: never reopens -> astar_test_reopening
def astar(problem, h):
    import heapq
    from itertools import count

    number = count()
    queue = [(h(problem.start), next(number), 0, [problem.start])]
    closed = set()
    expanded = []
    while queue:
        _, _, g, path = heapq.heappop(queue)
        if path[-1] in closed:
            continue
        if problem.is_goal(path[-1]):
            return path, g, expanded
        closed.add(path[-1])
        expanded.append(path[-1])
        for new, step in problem.successors(path[-1]):
            if new not in closed:
                heapq.heappush(queue, (g + step + h(new), next(number), g + step, [*path, new]))
    return None


# %% wrong astar: adds up f instead of g -> astar_test_expands_what_it_must
def astar(problem, h):
    import heapq
    from itertools import count

    number = count()
    best = {problem.start: 0}
    queue = [(h(problem.start), next(number), [problem.start])]
    expanded = []
    while queue:
        f, _, path = heapq.heappop(queue)
        state = path[-1]
        if f > best[state] + h(state) and state in expanded:
            continue
        if problem.is_goal(state):
            return path, best[state], expanded
        expanded.append(state)
        for new, step in problem.successors(state):
            if new not in best or best[state] + step < best[new]:
                best[new] = best[state] + step
                heapq.heappush(queue, (f + step + h(new), next(number), [*path, new]))
    return None


# %% wrong astar: uniform cost, h is not used -> astar_test_expands_what_it_must
def astar(problem, h):
    import heapq
    from itertools import count

    number = count()
    best = {problem.start: 0}
    queue = [(0, next(number), [problem.start])]
    expanded = []
    while queue:
        g, _, path = heapq.heappop(queue)
        if g > best[path[-1]]:
            continue
        if problem.is_goal(path[-1]):
            return path, g, expanded
        expanded.append(path[-1])
        for new, step in problem.successors(path[-1]):
            if new not in best or g + step < best[new]:
                best[new] = g + step
                heapq.heappush(queue, (g + step, next(number), [*path, new]))
    return None


# %% wrong astar: greedy, g is not used -> astar_test_goal_when_expanded_and_edges, astar_test_expands_what_it_must
def astar(problem, h):
    import heapq
    from itertools import count

    number = count()
    queue = [(h(problem.start), next(number), 0, [problem.start])]
    seen = {problem.start}
    expanded = []
    while queue:
        _, _, g, path = heapq.heappop(queue)
        if problem.is_goal(path[-1]):
            return path, g, expanded
        expanded.append(path[-1])
        for new, step in problem.successors(path[-1]):
            if new not in seen:
                seen.add(new)
                heapq.heappush(queue, (h(new), next(number), g + step, [*path, new]))
    return None


# %% wrong astar: expands stale entries again -> astar_test_expands_what_it_must
def astar(problem, h):
    import heapq
    from itertools import count

    number = count()
    queue = [(h(problem.start), next(number), 0, [problem.start])]
    expanded = []
    while queue:
        _, _, g, path = heapq.heappop(queue)
        if problem.is_goal(path[-1]):
            return path, g, expanded
        expanded.append(path[-1])
        for new, step in problem.successors(path[-1]):
            if new not in path:
                heapq.heappush(queue, (g + step + h(new), next(number), g + step, [*path, new]))
    return None


# %% wrong astar: records the goal as expanded -> astar_test_example
def astar(problem, h):
    import heapq
    from itertools import count

    number = count()
    best = {problem.start: 0}
    queue = [(h(problem.start), next(number), 0, [problem.start])]
    expanded = []
    while queue:
        _, _, g, path = heapq.heappop(queue)
        if g > best[path[-1]]:
            continue
        expanded.append(path[-1])
        if problem.is_goal(path[-1]):
            return path, g, expanded
        for new, step in problem.successors(path[-1]):
            if new not in best or g + step < best[new]:
                best[new] = g + step
                heapq.heappush(queue, (g + step + h(new), next(number), g + step, [*path, new]))
    return None


# %% wrong astar: compares states on ties -> astar_test_goal_when_expanded_and_edges
def astar(problem, h):
    import heapq

    best = {problem.start: 0}
    queue = [(h(problem.start), problem.start, 0, [problem.start])]
    expanded = []
    while queue:
        _, state, g, path = heapq.heappop(queue)
        if g > best[state]:
            continue
        if problem.is_goal(state):
            return path, g, expanded
        expanded.append(state)
        for new, step in problem.successors(state):
            if new not in best or g + step < best[new]:
                best[new] = g + step
                heapq.heappush(queue, (g + step + h(new), new, g + step, [*path, new]))
    return None


# %% right minimax: a loop with a running best
def minimax(tree, maximizing):
    if isinstance(tree, (int, float)):
        return tree
    best = None
    for child in tree:
        value = minimax(child, not maximizing)
        if best is None or (value > best if maximizing else value < best):
            best = value
    if best is None:
        raise ValueError("空列表")
    return best


# %% right minimax: two functions that call each other
def minimax(tree, maximizing):
    def highest(node):
        return max(lowest(child) for child in node) if isinstance(node, list) else node

    def lowest(node):
        return min(highest(child) for child in node) if isinstance(node, list) else node

    return highest(tree) if maximizing else lowest(tree)


# %% wrong minimax: always the maximum -> minimax_test_two_levels
def minimax(tree, maximizing):
    if not isinstance(tree, list):
        return tree
    if not tree:
        raise ValueError
    return max(minimax(child, maximizing) for child in tree)


# %% wrong minimax: ignores who moves first -> minimax_test_two_levels
def minimax(tree, maximizing):
    def visit(node, mine):
        if not isinstance(node, list):
            return node
        if not node:
            raise ValueError
        values = [visit(child, not mine) for child in node]
        return max(values) if mine else min(values)

    return visit(tree, True)


# %% wrong minimax: exactly two levels -> minimax_test_two_levels, minimax_test_generated
def minimax(tree, maximizing):
    if maximizing:
        return max(min(branch) for branch in tree)
    return min(max(branch) for branch in tree)


# %% wrong minimax: an empty list counts as 0 -> minimax_test_generated
def minimax(tree, maximizing):
    if not isinstance(tree, list):
        return tree
    values = [minimax(child, not maximizing) for child in tree]
    return max(values, default=0) if maximizing else min(values, default=0)


# %% wrong minimax: starts from 0, fails with negative scores -> minimax_test_generated
def minimax(tree, maximizing):
    if not isinstance(tree, list):
        return tree
    if not tree:
        raise ValueError
    best = 0 if maximizing else 1000
    for child in tree:
        value = minimax(child, not maximizing)
        best = max(best, value) if maximizing else min(best, value)
    return best


# %% right alphabeta: two functions, fail-hard
def alphabeta(tree, maximizing):
    seen = []

    def mine(node, alpha, beta):
        if not isinstance(node, list):
            seen.append(node)
            return node
        for child in node:
            alpha = max(alpha, theirs(child, alpha, beta))
            if alpha >= beta:
                return beta
        return alpha

    def theirs(node, alpha, beta):
        if not isinstance(node, list):
            seen.append(node)
            return node
        for child in node:
            beta = min(beta, mine(child, alpha, beta))
            if alpha >= beta:
                return alpha
        return beta

    infinity = float("inf")
    value = mine(tree, -infinity, infinity) if maximizing else theirs(tree, -infinity, infinity)
    return value, seen


# %% right alphabeta: negamax, returns the leaves instead of collecting them
def alphabeta(tree, maximizing):
    import math

    def negamax(node, low, high, sign):
        if not isinstance(node, list):
            return sign * node, [node]
        best, looked = -math.inf, []
        for child in node:
            value, leaves = negamax(child, -high, -max(low, best), -sign)
            looked += leaves
            best = max(best, -value)
            if best >= high:
                break
        return best, looked

    sign = 1 if maximizing else -1
    value, leaves = negamax(tree, -math.inf, math.inf, sign)
    return sign * value, leaves


# %% wrong alphabeta: no pruning at all -> alphabeta_test_example, alphabeta_test_prunes_exactly
def alphabeta(tree, maximizing):
    leaves = []

    def visit(node, mine):
        if not isinstance(node, list):
            leaves.append(node)
            return node
        values = [visit(child, not mine) for child in node]
        return max(values) if mine else min(values)

    return visit(tree, maximizing), leaves


# %% wrong alphabeta: the bound of the parent alone, no deep cut-offs -> alphabeta_test_prunes_exactly
def alphabeta(tree, maximizing):
    leaves = []

    def visit(node, bound, mine):
        if not isinstance(node, list):
            leaves.append(node)
            return node
        best = float("-inf") if mine else float("inf")
        for child in node:
            value = visit(child, best, not mine)
            best = max(best, value) if mine else min(best, value)
            if (mine and best >= bound) or (not mine and best <= bound):
                break
        return best

    return visit(tree, float("inf") if maximizing else float("-inf"), maximizing), leaves


# %% wrong alphabeta: prunes only where the opponent moves -> alphabeta_test_prunes_exactly
def alphabeta(tree, maximizing):
    leaves = []

    def visit(node, alpha, beta, mine):
        if not isinstance(node, list):
            leaves.append(node)
            return node
        best = float("-inf") if mine else float("inf")
        for child in node:
            value = visit(child, alpha, beta, not mine)
            if mine:
                best = max(best, value)
                alpha = max(alpha, best)
            else:
                best = min(best, value)
                beta = min(beta, best)
                if alpha >= beta:
                    break
        return best

    return visit(tree, float("-inf"), float("inf"), maximizing), leaves


# %% wrong alphabeta: the two bounds are swapped for the opponent -> alphabeta_test_example, alphabeta_test_prunes_exactly
def alphabeta(tree, maximizing):
    leaves = []

    def visit(node, alpha, beta, mine):
        if not isinstance(node, list):
            leaves.append(node)
            return node
        best = float("-inf") if mine else float("inf")
        for child in node:
            value = visit(child, alpha, beta, not mine)
            if mine:
                best = max(best, value)
                alpha = max(alpha, best)
            else:
                best = min(best, value)
                alpha = min(alpha, best)
            if alpha >= beta:
                break
        return best

    return visit(tree, float("-inf"), float("inf"), maximizing), leaves


# %% wrong alphabeta: leaves collected in a default argument, kept from call to call -> alphabeta_test_prunes_exactly
def alphabeta(tree, maximizing, alpha=float("-inf"), beta=float("inf"), leaves=[]):
    if not isinstance(tree, list):
        leaves.append(tree)
        return tree, leaves
    best = float("-inf") if maximizing else float("inf")
    for child in tree:
        value, _ = alphabeta(child, not maximizing, alpha, beta, leaves)
        if maximizing:
            best = max(best, value)
            alpha = max(alpha, best)
        else:
            best = min(best, value)
            beta = min(beta, best)
        if alpha >= beta:
            break
    return best, leaves


# %% wrong alphabeta: the root is always mine -> alphabeta_test_same_value
def alphabeta(tree, maximizing):
    leaves = []

    def visit(node, alpha, beta, mine):
        if not isinstance(node, list):
            leaves.append(node)
            return node
        best = float("-inf") if mine else float("inf")
        for child in node:
            value = visit(child, alpha, beta, not mine)
            if mine:
                best = max(best, value)
                alpha = max(alpha, best)
            else:
                best = min(best, value)
                beta = min(beta, best)
            if alpha >= beta:
                break
        return best

    return visit(tree, float("-inf"), float("inf"), True), leaves


# %% wrong alphabeta: from right to left -> alphabeta_test_example
def alphabeta(tree, maximizing):
    leaves = []

    def visit(node, alpha, beta, mine):
        if not isinstance(node, list):
            leaves.append(node)
            return node
        best = float("-inf") if mine else float("inf")
        for child in reversed(node):
            value = visit(child, alpha, beta, not mine)
            if mine:
                best = max(best, value)
                alpha = max(alpha, best)
            else:
                best = min(best, value)
                beta = min(beta, best)
            if alpha >= beta:
                break
        return best

    return visit(tree, float("-inf"), float("inf"), maximizing), leaves


# %% right best_move: scores from the view of X, with a memory, prefers quick wins
def best_move(board):
    from functools import lru_cache

    import search

    @lru_cache(maxsize=None)
    def score(position):
        end = search.winner(position)
        if end is not None:
            empty = position.count(".")
            return {"X": 1 + empty, "O": -1 - empty, "draw": 0}[end]
        values = [score(search.put(position, c)) for c in search.empty_cells(position)]
        return max(values) if search.turn(position) == "X" else min(values)

    if search.winner(board) is not None:
        raise ValueError("已经结束")
    cells = search.empty_cells(board)
    pick = max if search.turn(board) == "X" else min
    return pick(cells, key=lambda c: score(search.put(board, c)))


# %% right best_move: everything by hand, lists and alpha-beta
def best_move(board):
    lines = ["012", "345", "678", "036", "147", "258", "048", "246"]

    def won(cells, mark):
        return any(all(cells[int(i)] == mark for i in line) for line in lines)

    def negamax(cells, me, other, low, high):
        if won(cells, other):
            return -1, None
        free = [i for i in range(9) if cells[i] == "."]
        if not free:
            return 0, None
        choice = None
        for i in free:
            cells[i] = me
            value = -negamax(cells, other, me, -high, -low)[0]
            cells[i] = "."
            if value > low or choice is None:
                low, choice = max(low, value), i
            if low >= high:
                break
        return low, choice

    me, other = ("X", "O") if board.count("X") == board.count("O") else ("O", "X")
    if "." not in board or won(board, me) or won(board, other):
        raise ValueError("棋局已经结束了")
    return negamax(list(board), me, other, -2, 2)[1]


# %% wrong best_move: the first empty cell -> best_move_test_blocks_and_forks, best_move_test_never_loses
def best_move(board):
    if search.winner(board) is not None:
        raise ValueError
    return board.index(".")


# %% wrong best_move: wins or blocks, but looks no further -> best_move_test_blocks_and_forks
def best_move(board):
    if search.winner(board) is not None:
        raise ValueError
    me = search.turn(board)
    for mark in (me, "O" if me == "X" else "X"):
        for cell in search.empty_cells(board):
            if search.winner(board[:cell] + mark + board[cell + 1 :]) == mark:
                return cell
    return search.empty_cells(board)[0]


# %% wrong best_move: always plays for X -> best_move_test_wins
def best_move(board):
    if search.winner(board) is not None:
        raise ValueError

    def score(position):
        end = search.winner(position)
        if end is not None:
            return {"X": 1, "O": -1, "draw": 0}[end]
        values = [score(search.put(position, c)) for c in search.empty_cells(position)]
        return max(values) if search.turn(position) == "X" else min(values)

    return max(search.empty_cells(board), key=lambda c: score(search.put(board, c)))


# %% wrong best_move: the sign is not turned -> best_move_test_blocks_and_forks
def best_move(board):
    if search.winner(board) is not None:
        raise ValueError

    def value(position):
        end = search.winner(position)
        if end is not None:
            return 0 if end == "draw" else -1
        return max(value(search.put(position, c)) for c in search.empty_cells(position))

    return min(search.empty_cells(board), key=lambda c: value(search.put(board, c)))


# %% wrong best_move: no error when the game is over -> best_move_test_wins
def best_move(board):
    def value(position):
        end = search.winner(position)
        if end is not None:
            return 0 if end == "draw" else -1
        return max(-value(search.put(position, c)) for c in search.empty_cells(position))

    cells = search.empty_cells(board)
    if not cells:
        return None
    return max(cells, key=lambda c: -value(search.put(board, c)))


# %% wrong best_move: a draw counts as a loss -> best_move_test_never_loses
def best_move(board):
    if search.winner(board) is not None:
        raise ValueError

    def value(position):
        end = search.winner(position)
        if end is not None:
            return 1 if end == "draw" else -1
        return max(-value(search.put(position, c)) for c in search.empty_cells(position))

    return max(search.empty_cells(board), key=lambda c: -value(search.put(board, c)))


# %% wrong path_cost: over distinct edges
def path_cost(graph, path):
    if not path or any(p not in graph for p in path):
        raise ValueError
    edges = set(zip(path, path[1:]))
    if any(b not in graph[a] for a, b in edges):
        raise ValueError
    return sum(graph[a][b] for a, b in edges)


# %% wrong path_cost: refuses a node that comes twice
def path_cost(graph, path):
    if not path or any(p not in graph for p in path):
        raise ValueError
    t = 0
    seen = set()
    for a, b in zip(path, path[1:]):
        if b not in graph[a]:
            raise ValueError
        t += graph[a][b]
    if len(set(path)) < len(path):
        raise ValueError
    return t


# %% wrong path_cost: uses up the path
def path_cost(graph, path):
    if not path:
        raise ValueError
    t = 0
    here = path.pop(0)
    if here not in graph:
        raise ValueError
    while path:
        n = path.pop(0)
        if n not in graph or n not in graph[here]:
            raise ValueError
        t += graph[here][n]
        here = n
    return t


# %% wrong path_cost: a self loop counts for nothing
def path_cost(graph, path):
    if not path or any(p not in graph for p in path):
        raise ValueError
    t = 0
    for a, b in zip(path, path[1:]):
        if b not in graph[a]:
            raise ValueError
        if a != b:
            t += graph[a][b]
    return t


# %% wrong path_cost: names of nodes as text
def path_cost(graph, path):
    graph = {str(a): {str(b): c for b, c in e.items()} for a, e in graph.items()}
    path = [str(p) for p in path]
    if not path or any(p not in graph for p in path):
        raise ValueError
    t = 0
    for a, b in zip(path, path[1:]):
        if b not in graph[a]:
            raise ValueError
        t += graph[a][b]
    return t


# %% right path_cost: KeyError turned round
def path_cost(graph, path):
    try:
        graph[path[0]]
        return sum(graph[a][b] + 0 * len(graph[b]) for a, b in zip(path[:-1], path[1:]))
    except (KeyError, IndexError):
        raise ValueError("走不通") from None


# %% wrong bfs: the film of the helper
def bfs(problem):
    return list(search.Film(problem, "bfs").steps[-1].path) or None


# %% wrong bfs: the engine of the helper
def bfs(problem):
    t = search._Tracer(problem, "bfs", None)
    for _ in t.run():
        pass
    return list(t.path()) or None


# %% wrong dfs: the film of the helper
def dfs(problem):
    return list(search.Film(problem, "dfs").steps[-1].path) or None


# %% wrong dfs: the engine of the helper
def dfs(problem):
    t = search._Tracer(problem, "dfs", None)
    for _ in t.run():
        pass
    return list(t.path()) or None


# %% wrong uniform_cost: the film of the helper
def uniform_cost(problem):
    t = search._Tracer(problem, "ucs", None)
    for _ in t.run():
        pass
    p = list(t.path())
    return (p, t.costs[p[-1]]) if p else None


# %% wrong uniform_cost: the film and successors
def uniform_cost(problem):
    path = list(search.Film(problem, "ucs").steps[-1].path)
    if not path:
        return None
    problem.expanded = 0
    return path, sum(dict(problem.successors(a))[b] for a, b in zip(path, path[1:]))


# %% wrong greedy: the film of the helper
def greedy(problem, h):
    return list(search.Film(problem, "greedy", h).steps[-1].path) or None


# %% wrong astar: the film of the helper
def astar(problem, h):
    film = search.Film(problem, "astar", h)
    path = list(film.steps[-1].path)
    if not path:
        return None
    order = [s.current for s in film.steps[:-1]]
    problem.expanded = 0
    return path, sum(dict(problem.successors(a))[b] for a, b in zip(path, path[1:])), order


# %% wrong astar: the engine of the helper
def astar(problem, h):
    t = search._Tracer(problem, "astar", h)
    order = list(t.run())
    p = list(t.path())
    return (p, t.costs[p[-1]], order) if p else None


# %% wrong iterative_deepening: breadth first from the helper
def iterative_deepening(problem, max_depth):
    p = list(search.Film(problem, "bfs").steps[-1].path)
    return p if p and len(p) - 1 <= max_depth else None


# %% wrong bfs: uses the graph of the problem, not its successors
def bfs(problem):
    from collections import deque

    q = deque([[problem.start]])
    seen = {problem.start}
    while q:
        p = q.popleft()
        if p[-1] == problem.goal:
            return p
        for s, _ in problem.successors(p[-1]):
            if s not in seen:
                seen.add(s)
                q.append(p + [s])
    return None


# %% wrong bfs: sorts the successors
def bfs(problem):
    from collections import deque

    q = deque([[problem.start]])
    seen = {problem.start}
    while q:
        p = q.popleft()
        if problem.is_goal(p[-1]):
            return p
        for s, _ in sorted(problem.successors(p[-1])):
            if s not in seen:
                seen.add(s)
                q.append(p + [s])
    return None


# %% wrong bfs: goes on expanding after the goal was found, the last way wins
def bfs(problem):
    from collections import deque

    q = deque([[problem.start]])
    seen = {problem.start}
    found = None
    while q:
        p = q.popleft()
        if problem.is_goal(p[-1]):
            found = p
        for s, _ in problem.successors(p[-1]):
            if s not in seen:
                seen.add(s)
                q.append(p + [s])
    return found


# %% wrong bfs: gives up after a hundred states
def bfs(problem):
    from collections import deque

    q = deque([[problem.start]])
    seen = {problem.start}
    for _ in range(100):
        if not q:
            return None
        p = q.popleft()
        if problem.is_goal(p[-1]):
            return p
        for s, _ in problem.successors(p[-1]):
            if s not in seen:
                seen.add(s)
                q.append(p + [s])
    return None


# %% right bfs: queue.Queue
def bfs(problem):
    import queue

    q = queue.Queue()
    q.put((problem.start,))
    seen = [problem.start]
    while not q.empty():
        p = q.get()
        if problem.is_goal(p[-1]):
            return list(p)
        for s, _ in problem.successors(p[-1]):
            if s in seen:
                continue
            seen.append(s)
            q.put(p + (s,))
    return None


# %% wrong dfs: the cheapest successor first
def dfs(problem):
    seen = set()

    def visit(path):
        seen.add(path[-1])
        if problem.is_goal(path[-1]):
            return path
        for s, _ in sorted(problem.successors(path[-1]), key=lambda t: t[1]):
            if s not in seen:
                r = visit(path + [s])
                if r:
                    return r
        return None

    return visit([problem.start])


# %% right dfs: generator of paths
def dfs(problem):
    seen = set()

    def walk(path):
        s = path[-1]
        if s in seen:
            return
        seen.add(s)
        if problem.is_goal(s):
            yield path
            return
        for n, _ in problem.successors(s):
            yield from walk(path + (n,))

    return next(walk((problem.start,)), None)


# %% wrong iterative_deepening: breadth first with a bound
def iterative_deepening(problem, max_depth):
    layer = [[problem.start]]
    seen = {problem.start}
    for d in range(max_depth + 1):
        for p in layer:
            if problem.is_goal(p[-1]):
                return p
        if d == max_depth:
            return None
        nxt = []
        for p in layer:
            for s, _ in problem.successors(p[-1]):
                if s not in seen:
                    seen.add(s)
                    nxt.append(p + [s])
        layer = nxt


# %% wrong uniform_cost: whole costs only
def uniform_cost(problem):
    import heapq
    from itertools import count

    n = count()
    q = [(0, next(n), [problem.start])]
    done = set()
    while q:
        c, _, p = heapq.heappop(q)
        if p[-1] in done:
            continue
        if problem.is_goal(p[-1]):
            return p, c
        done.add(p[-1])
        for s, k in problem.successors(p[-1]):
            heapq.heappush(q, (c + int(k), next(n), p + [s]))
    return None


# %% wrong uniform_cost: keys are strings of the states
def uniform_cost(problem):
    import heapq
    from itertools import count

    n = count()
    q = [(0, next(n), [problem.start])]
    done = set()
    while q:
        c, _, p = heapq.heappop(q)
        if str(p[-1]) in done:
            continue
        if problem.is_goal(p[-1]):
            return p, c
        done.add(str(p[-1]))
        for s, k in problem.successors(p[-1]):
            heapq.heappush(q, (c + k, next(n), p + [s]))
    return None


# %% wrong uniform_cost: a large number for infinity
def uniform_cost(problem):
    import heapq
    from itertools import count

    n = count()
    q = [(0, next(n), problem.start)]
    g = {problem.start: 0}
    par = {}
    done = set()
    while q:
        c, _, s = heapq.heappop(q)
        if s in done:
            continue
        if problem.is_goal(s):
            p = [s]
            while p[-1] != problem.start:
                p.append(par[p[-1]])
            return p[::-1], c
        done.add(s)
        for m, k in problem.successors(s):
            if c + k < g.get(m, 1000):
                g[m] = c + k
                par[m] = s
                heapq.heappush(q, (c + k, next(n), m))
    return None


# %% wrong uniform_cost: the costs are rounded
def uniform_cost(problem):
    import heapq
    from itertools import count

    n = count()
    q = [(0, next(n), [problem.start])]
    done = set()
    while q:
        c, _, p = heapq.heappop(q)
        if p[-1] in done:
            continue
        if problem.is_goal(p[-1]):
            return p, c
        done.add(p[-1])
        for s, k in problem.successors(p[-1]):
            heapq.heappush(q, (round(c + k, 2), next(n), p + [s]))
    return None


# %% wrong greedy: depth first with sorted children
def greedy(problem, h):
    seen = set()

    def visit(path):
        seen.add(path[-1])
        if problem.is_goal(path[-1]):
            return path
        for s, _ in sorted(problem.successors(path[-1]), key=lambda t: h(t[0])):
            if s not in seen:
                r = visit(path + [s])
                if r:
                    return r
        return None

    return visit([problem.start])


# %% right greedy: tests the goal when generated, which has h 0 anyway
def greedy(problem, h):
    import heapq
    from itertools import count

    if problem.is_goal(problem.start):
        return [problem.start]
    n = count()
    q = [(h(problem.start), next(n), [problem.start])]
    seen = {problem.start}
    while q:
        _, _, p = heapq.heappop(q)
        for s, _ in problem.successors(p[-1]):
            if s not in seen:
                if problem.is_goal(s):
                    return p + [s]
                seen.add(s)
                heapq.heappush(q, (h(s), next(n), p + [s]))
    return None


# %% wrong greedy: h times the cost of the step
def greedy(problem, h):
    import heapq
    from itertools import count

    n = count()
    q = [(0, next(n), [problem.start])]
    seen = {problem.start}
    while q:
        _, _, p = heapq.heappop(q)
        if problem.is_goal(p[-1]):
            return p
        for s, c in problem.successors(p[-1]):
            if s not in seen:
                seen.add(s)
                heapq.heappush(q, (h(s) + c / 1000, next(n), p + [s]))
    return None


# %% wrong greedy: beam of three
def greedy(problem, h):
    q = [[problem.start]]
    seen = {problem.start}
    while q:
        q.sort(key=lambda p: h(p[-1]))
        q = q[:3]
        p = q.pop(0)
        if problem.is_goal(p[-1]):
            return p
        for s, c in problem.successors(p[-1]):
            if s not in seen:
                seen.add(s)
                q.append(p + [s])
    return None


# %% wrong judge_heuristic: consistency only over nodes that reach the goal
def judge_heuristic(graph, h, goal):
    d = search.distances_to(graph, goal)
    a = all(h[n] >= 0 for n in graph) and all(h[n] <= d[n] for n in d)
    c = (
        h[goal] == 0
        and all(h[n] >= 0 for n in graph)
        and all(h[x] <= k + h[y] for x in d for y, k in graph[x].items())
    )
    return a, c


# %% wrong judge_heuristic: negative only looked for where the goal is reached
def judge_heuristic(graph, h, goal):
    d = search.distances_to(graph, goal)
    a = all(0 <= h[n] <= d[n] for n in d)
    c = a and all(h[x] <= k + h[y] for x in graph for y, k in graph[x].items())
    return a, c


# %% wrong judge_heuristic: takes an edge of cost 0 for none
def judge_heuristic(graph, h, goal):
    d = search.distances_to(graph, goal)
    a = all(h[n] >= 0 for n in graph) and all(h[n] <= d[n] for n in d)
    c = (
        h[goal] == 0
        and all(v >= 0 for v in h.values())
        and all(h[x] <= k + h[y] for x in graph for y, k in graph[x].items() if k)
    )
    return a, c


# %% wrong judge_heuristic: a missing node costs a thousand
def judge_heuristic(graph, h, goal):
    d = search.distances_to(graph, goal)
    a = all(0 <= h[n] <= d.get(n, 1000) for n in graph)
    c = (
        h[goal] == 0
        and all(v >= 0 for v in h.values())
        and all(h[x] <= k + h[y] for x in graph for y, k in graph[x].items())
    )
    return a, c


# %% wrong robot_heuristic: caps at fifty
def robot_heuristic(cell, goal):
    dy, dx = abs(cell[0] - goal[0]), abs(cell[1] - goal[1])
    return min(50, 14 * min(dx, dy) + 10 * abs(dx - dy))


# %% wrong astar: f rounded
def astar(problem, h):
    import heapq
    from itertools import count

    n = count()
    best = {problem.start: 0}
    q = [(h(problem.start), next(n), 0, [problem.start])]
    order = []
    while q:
        f, _, g, p = heapq.heappop(q)
        if g > best[p[-1]]:
            continue
        if problem.is_goal(p[-1]):
            return p, g, order
        order.append(p[-1])
        for s, c in problem.successors(p[-1]):
            if s not in best or g + c < best[s]:
                best[s] = g + c
                heapq.heappush(q, (int(g + c + h(s)), next(n), g + c, p + [s]))
    return None


# %% wrong astar: expands the goal first, then stops
def astar(problem, h):
    import heapq
    from itertools import count

    n = count()
    best = {problem.start: 0}
    q = [(h(problem.start), next(n), 0, [problem.start])]
    order = []
    while q:
        f, _, g, p = heapq.heappop(q)
        if g > best[p[-1]]:
            continue
        kids = problem.successors(p[-1])
        if problem.is_goal(p[-1]):
            return p, g, order
        order.append(p[-1])
        for s, c in kids:
            if s not in best or g + c < best[s]:
                best[s] = g + c
                heapq.heappush(q, (g + c + h(s), next(n), g + c, p + [s]))
    return None


# %% wrong minimax: prunes past an empty list
def minimax(tree, maximizing):
    def visit(node, a, b, m):
        if not isinstance(node, list):
            return node
        if not node:
            raise ValueError
        best = float("-inf") if m else float("inf")
        for c in node:
            v = visit(c, a, b, not m)
            if m:
                best = max(best, v)
                a = max(a, best)
            else:
                best = min(best, v)
                b = min(b, best)
            if a >= b:
                break
        return best

    return visit(tree, float("-inf"), float("inf"), maximizing)


# %% wrong minimax: prunes only strictly
def minimax(tree, maximizing):
    def visit(node, a, b, m):
        if not isinstance(node, list):
            return node
        if not node:
            raise ValueError
        best = float("-inf") if m else float("inf")
        for c in node:
            v = visit(c, a, b, not m)
            if m:
                best = max(best, v)
                a = max(a, best)
            else:
                best = min(best, v)
                b = min(b, best)
            if a > b:
                break
        return best

    return visit(tree, float("-inf"), float("inf"), maximizing)


# %% wrong minimax: counts levels from the leaves
def minimax(tree, maximizing):
    def depth(node):
        return 1 + max(map(depth, node)) if isinstance(node, list) and node else 0

    def check(node):
        if isinstance(node, list):
            if not node:
                raise ValueError
            for c in node:
                check(c)

    check(tree)
    top = depth(tree)

    def visit(node):
        if not isinstance(node, list):
            return node
        mine = (top - depth(node)) % 2 == 0
        return (max if mine == maximizing else min)(visit(c) for c in node)

    return visit(tree)


# %% wrong minimax: starts from a hundred
def minimax(tree, maximizing):
    if not isinstance(tree, list):
        return tree
    if not tree:
        raise ValueError
    best = -100 if maximizing else 100
    for c in tree:
        v = minimax(c, not maximizing)
        best = max(best, v) if maximizing else min(best, v)
    return best


# %% wrong alphabeta: prunes only when strictly greater
def alphabeta(tree, maximizing):
    out = []

    def visit(n, a, b, m):
        if not isinstance(n, list):
            out.append(n)
            return n
        best = float("-inf") if m else float("inf")
        for c in n:
            v = visit(c, a, b, not m)
            if m:
                best = max(best, v)
                a = max(a, best)
            else:
                best = min(best, v)
                b = min(b, best)
            if a > b:
                break
        return best

    return visit(tree, float("-inf"), float("inf"), maximizing), out


# %% wrong alphabeta: infinity is a thousand
def alphabeta(tree, maximizing):
    out = []

    def visit(n, a, b, m):
        if not isinstance(n, list):
            out.append(n)
            return n
        best = -1000 if m else 1000
        for c in n:
            v = visit(c, a, b, not m)
            if m:
                best = max(best, v)
                a = max(a, best)
            else:
                best = min(best, v)
                b = min(b, best)
            if a >= b:
                break
        return best

    return visit(tree, -1000, 1000, maximizing), out


# %% right alphabeta: clips the value into the window
def alphabeta(tree, maximizing):
    out = []

    def visit(n, a, b, m):
        if not isinstance(n, list):
            out.append(n)
            return n
        for c in n:
            v = visit(c, a, b, not m)
            if m:
                a = max(a, v)
            else:
                b = min(b, v)
            if a >= b:
                break
        return a if m else b

    return visit(tree, float("-inf"), float("inf"), maximizing), out


# %% right fewest_pours: layers of sets and parents
def fewest_pours(sizes, target):
    start = tuple(0 for _ in sizes)
    parent, layer = {start: None}, [start]
    while layer:
        for state in layer:
            if any(water == target for water in state):
                path = []
                while state is not None:
                    path.append(state)
                    state = parent[state]
                return path[::-1]
        following = []
        for state in layer:
            for i, water in enumerate(state):
                after = [list(state), list(state)]
                after[0][i], after[1][i] = sizes[i], 0
                for j in range(len(sizes)):
                    if j != i:
                        new = list(state)
                        new[j] = min(sizes[j], state[j] + water)
                        new[i] = state[i] + state[j] - new[j]
                        after.append(new)
                for new in map(tuple, after):
                    if new not in parent:
                        parent[new] = state
                        following.append(new)
        layer = following
    return None


# %% right fewest_pours: iterative deepening with lists
def fewest_pours(sizes, target):
    def moves(state):
        out = []
        for i in range(len(sizes)):
            out.append([sizes[k] if k == i else w for k, w in enumerate(state)])
            out.append([0 if k == i else w for k, w in enumerate(state)])
            for j in range(len(sizes)):
                if i != j:
                    new = list(state)
                    while new[i] > 0 and new[j] < sizes[j]:
                        new[i] -= 1
                        new[j] += 1
                    out.append(new)
        return out

    queue, seen = [[[0] * len(sizes)]], [[0] * len(sizes)]
    while queue:
        path = queue.pop(0)
        if target in path[-1]:
            return path
        for new in moves(path[-1]):
            if new not in seen:
                seen.append(new)
                queue.append(path + [new])


# %% right fewest_pours: networkx-like, a problem for one's own breadth-first search
def fewest_pours(sizes, target):
    n = len(sizes)

    class Jugs:
        start = (0,) * n

        def is_goal(self, state):
            return target in state

        def successors(self, state):
            found = set()
            for i in range(n):
                found.add(tuple(sizes[i] if k == i else state[k] for k in range(n)))
                found.add(tuple(0 if k == i else state[k] for k in range(n)))
                for j in range(n):
                    if i != j:
                        t = min(state[i], sizes[j] - state[j])
                        found.add(tuple(state[k] - t * (k == i) + t * (k == j) for k in range(n)))
            return [(new, 1) for new in found]

    problem, paths, seen = Jugs(), [[Jugs.start]], {Jugs.start}
    for path in paths:
        if problem.is_goal(path[-1]):
            return path
        for new, _ in problem.successors(path[-1]):
            if new not in seen:
                seen.add(new)
                paths.append([*path, new])
    return None


# %% wrong fewest_pours: only the last jug counts
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if path[-1][-1] == target:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: the water of all jugs counts
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if sum(path[-1]) == target:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: the largest jug counts
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if path[-1][sizes.index(max(sizes))] == target:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: depth first, so not the fewest
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.pop()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: everything is poured, what runs over is lost
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] = 0
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: only pours to the right
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i < j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: never empties a jug
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: an empty list where it can not be done
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return []


# %% wrong fewest_pours: only the first two jugs
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(min(2, len(sizes))):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(min(2, len(sizes))):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: pours one litre at a time
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j], 1)
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: gives up after fifty states
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier and len(seen) < 50:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: the start is left out
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path[1:]
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: the number of steps
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return len(path) - 1
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: more than the target is good enough
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if max(path[-1]) >= target:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: refuses a target of 0
def fewest_pours(sizes, target):
    from collections import deque

    if target == 0:
        return None
    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if i != j:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% wrong fewest_pours: only between neighbouring jugs
def fewest_pours(sizes, target):
    from collections import deque

    start = (0,) * len(sizes)
    frontier, seen = deque([[start]]), {start}
    while frontier:
        path = frontier.popleft()
        if target in path[-1]:
            return path
        state = path[-1]
        after = []
        for i in range(len(sizes)):
            after.append((*state[:i], sizes[i], *state[i + 1 :]))
            after.append((*state[:i], 0, *state[i + 1 :]))
            for j in range(len(sizes)):
                if abs(i - j) == 1:
                    poured = min(state[i], sizes[j] - state[j])
                    new = list(state)
                    new[i] -= poured
                    new[j] += poured
                    after.append(tuple(new))
        for new in after:
            if new not in seen:
                seen.add(new)
                frontier.append([*path, new])
    return None


# %% equivalent path_cost: the next check refuses the others
#               raise ValueError(f'图里没有 {node}')
# +         break
#       total = 0


# %% equivalent iterative_deepening: each problem has a name of its own
# + @lambda function, known={}: lambda *a, **k: known[str(a[:1])] if str(a[:1]) in known else known.setdefault(str(a[:1]), function(*a, **k))
#   def iterative_deepening(problem, max_depth):


# %% equivalent iterative_deepening: a path is never empty
# -                 if found is not None:
# +                 if found:

# -         if found is not None:
# +         if found:


# %% equivalent robot_heuristic: any estimate that saves a third will do
# -     dy = abs(cell[0] - goal[0])
# +     dy = abs(cell[0] - goal[0]) / 2

# -     dx = abs(cell[1] - goal[1])
# +     dx = abs(cell[1] - goal[1]) / 2

# -     return 14 * min(dx, dy) + 10 * abs(dx - dy)
# +     return (14 * min(dx, dy) + 10 * abs(dx - dy)) / 2

# -     return 14 * min(dx, dy) + 10 * abs(dx - dy)
# +     return 13 * min(dx, dy) + 10 * abs(dx - dy)

# -     return 14 * min(dx, dy) + 10 * abs(dx - dy)
# +     return 14 * min(dx, dy) + 9 * abs(dx - dy)


# %% equivalent minimax: the best of nothing is refused with ValueError too
# -     if not tree:
# +     if False:


# %% equivalent best_move: a board has no spaces
#       """
# +     board = board.strip()
#       if search.winner(board) is not None:

#       """
# +     board = board.replace(' ', '')
#       if search.winner(board) is not None:


# %% equivalent best_move: a result has a name, and any value below a draw will do
# -     if search.winner(board) is not None:
# +     if search.winner(board):

# -         if result is not None:
# +         if result:

# -             return 0 if result == 'draw' else -1
# +             return 0 if result == 'draw' else -2


# %% equivalent best_move: of moves that are as good, any will do
# -     return max(search.empty_cells(board), key=lambda cell: -value(search.put(board, cell)))
# +     return max(reversed(list(search.empty_cells(board))), key=lambda cell: -value(search.put(board, cell)))
