# %% right compose: lambda
def compose(f, g):
    return lambda x: f(g(x))


# %% right compose: two steps with names
def compose(outer, inner):
    def both(value):
        middle = inner(value)
        return outer(middle)

    return both


# %% wrong compose: the other order -> compose_test_order
def compose(f, g):
    return lambda x: g(f(x))


# %% wrong compose: calls instead of returning a function -> compose_test_example
def compose(f, g):
    return f(g)


# %% wrong compose: forgets to return the inner function -> compose_test_example
def compose(f, g):
    def h(x):
        return f(g(x))


# %% wrong compose: the inner function returns nothing -> compose_test_example
def compose(f, g):
    def h(x):
        f(g(x))

    return h


# %% wrong compose: shared through a global variable -> compose_test_order
def compose(f, g):
    global pair
    pair = (f, g)
    return lambda x: pair[0](pair[1](x))


# %% right rank_students: two stable sorts
def rank_students(records):
    by_name = sorted(records, key=lambda r: r[0])
    return sorted(by_name, key=lambda r: r[1], reverse=True)


# %% right rank_students: a key function with a name, sorting a copy
def rank_students(records):
    def key(record):
        name, score = record
        return (-score, name)

    copy = records[:]
    copy.sort(key=key)
    return copy


# %% right rank_students: picks the best one again and again
def rank_students(records):
    rest = list(records)
    result = []
    while rest:
        best = rest[0]
        for r in rest:
            if r[1] > best[1] or (r[1] == best[1] and r[0] < best[0]):
                best = r
        rest.remove(best)
        result.append(best)
    return result


# %% wrong rank_students: reverses the names, too -> rank_students_test_example
def rank_students(records):
    return sorted(records, key=lambda r: (r[1], r[0]), reverse=True)


# %% wrong rank_students: low scores first -> rank_students_test_example
def rank_students(records):
    return sorted(records, key=lambda r: (r[1], r[0]))


# %% wrong rank_students: ties stay as they came -> rank_students_test_example
def rank_students(records):
    return sorted(records, key=lambda r: -r[1])


# %% wrong rank_students: sorts in place and returns None -> rank_students_test_example, rank_students_test_unchanged
def rank_students(records):
    return records.sort(key=lambda r: (-r[1], r[0]))


# %% wrong rank_students: sorts in place -> rank_students_test_unchanged
def rank_students(records):
    records.sort(key=lambda r: (-r[1], r[0]))
    return records


# %% wrong rank_students: ignores case -> rank_students_test_random
def rank_students(records):
    return sorted(records, key=lambda r: (-r[1], r[0].lower()))


# %% wrong rank_students: cuts off the decimals -> rank_students_test_random
def rank_students(records):
    return sorted(records, key=lambda r: (-int(r[1]), r[0]))


# %% right hanoi: a helper that appends
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError("n")
    moves = []

    def move(k, a, b, c):
        if k > 0:
            move(k - 1, a, c, b)
            moves.append((a, b))
            move(k - 1, c, b, a)

    move(n, source, target, spare)
    return moves


# %% right hanoi: iterative with bits
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError
    pegs = [source, spare, target] if n % 2 == 1 else [source, target, spare]
    moves = []
    for m in range(1, 2**n):
        moves.append((pegs[(m & (m - 1)) % 3], pegs[((m | (m - 1)) + 1) % 3]))
    return moves


# %% right hanoi: base case one, lists as pairs
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError("negative")
    if n == 0:
        return []
    if n == 1:
        return [[source, target]]
    return (
        hanoi(n - 1, source, spare, target)
        + [[source, target]]
        + hanoi(n - 1, spare, target, source)
    )


# %% wrong hanoi: helper pegs mixed up -> hanoi_test_example
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError
    if n == 0:
        return []
    return (
        hanoi(n - 1, source, target, spare)
        + [(source, target)]
        + hanoi(n - 1, spare, target, source)
    )


# %% wrong hanoi: names of pegs fixed -> hanoi_test_rules
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError
    if n == 0:
        return []
    others = {"A": "B", "B": "A"}

    def move(k, a, b, c):
        if k == 0:
            return []
        return move(k - 1, a, c, b) + [(a, b)] + move(k - 1, c, b, a)

    return move(n, "A", "C", "B")


# %% wrong hanoi: the example only -> hanoi_test_rules, hanoi_test_edges
def hanoi(n, source, target, spare):
    return [("A", "B"), ("A", "C"), ("B", "C")]


# %% wrong hanoi: base case moves a disc -> hanoi_test_example
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError
    if n == 0:
        return [(source, target)]
    return (
        hanoi(n - 1, source, spare, target)
        + [(source, target)]
        + hanoi(n - 1, spare, target, source)
    )


# %% wrong hanoi: no check of negative numbers -> hanoi_test_edges
def hanoi(n, source, target, spare):
    if n <= 0:
        return []
    return (
        hanoi(n - 1, source, spare, target)
        + [(source, target)]
        + hanoi(n - 1, spare, target, source)
    )


# %% wrong hanoi: moves twice as often as needed -> hanoi_test_rules
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError
    if n == 0:
        return []
    if n == 2:
        return [(source, spare), (source, target), (spare, target)]
    half = hanoi(n - 1, source, target, spare) + hanoi(n - 1, target, spare, source)
    return half + [(source, target)] + hanoi(n - 1, spare, target, source)


# %% wrong hanoi: returns None without discs -> hanoi_test_edges
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError
    if n == 1:
        return [(source, target)]
    if n > 1:
        return (
            hanoi(n - 1, source, spare, target)
            + [(source, target)]
            + hanoi(n - 1, spare, target, source)
        )


# %% right all_orders: the library
def all_orders(items):
    return list(itertools.permutations(items))


# %% right all_orders: inserts the first everywhere
def all_orders(items):
    if not items:
        return [[]]
    first, rest = items[0], items[1:]
    return [
        order[:i] + [first] + order[i:] for order in all_orders(rest) for i in range(len(items))
    ]


# %% right all_orders: grows without recursion
def all_orders(items):
    orders = [()]
    for item in items:
        orders = [o[:i] + (item,) + o[i:] for o in orders for i in range(len(o) + 1)]
    return orders


# %% wrong all_orders: the empty list has no order, so nothing has -> all_orders_test_example
def all_orders(items):
    if len(items) == 0:
        return []
    orders = []
    for i in range(len(items)):
        for order in all_orders(items[:i] + items[i + 1 :]):
            orders.append([items[i], *order])
    return orders


# %% wrong all_orders: base case one only, so the empty list fails -> all_orders_test_edges
def all_orders(items):
    if len(items) == 1:
        return [list(items)]
    orders = []
    for i in range(len(items)):
        for order in all_orders(items[:i] + items[i + 1 :]):
            orders.append([items[i], *order])
    return orders


# %% wrong all_orders: removes from its argument -> all_orders_test_edges
def all_orders(items):
    if len(items) == 0:
        return [[]]
    orders = []
    for item in list(items):
        items.remove(item)
        for order in all_orders(items):
            orders.append([item, *order])
        items.insert(0, item)
    return orders


# %% wrong all_orders: only rotations -> all_orders_test_example
def all_orders(items):
    return [items[i:] + items[:i] for i in range(len(items))] or [[]]


# %% wrong all_orders: with repetition -> all_orders_test_example
def all_orders(items):
    return list(itertools.product(items, repeat=len(items)))


# %% wrong all_orders: three nested loops -> all_orders_test_sizes, all_orders_test_edges
def all_orders(items):
    return [[a, b, c] for a in items for b in items for c in items if a != b and b != c and a != c]


# %% right min_stair_cost: from the bottom up with two variables
def min_stair_cost(n, cost):
    before, now = 0, 0
    for i in range(1, n + 1):
        if i == 1:
            before, now = 0, cost(1)
        else:
            before, now = now, cost(i) + min(before, now)
    return now


# %% right min_stair_cost: a dictionary as memory
def min_stair_cost(n, cost):
    memory = {0: 0}

    def go(i):
        if i < 0:
            return float("inf")
        if i not in memory:
            memory[i] = min(cost(i) + go(i - 1), cost(i) + go(i - 2))
        return memory[i]

    return go(n)


# %% right min_stair_cost: a list of totals
def min_stair_cost(n, cost):
    prices = [0] + [cost(i) for i in range(1, n + 1)]
    totals = [0] * (n + 1)
    for i in range(1, n + 1):
        totals[i] = prices[i] + min(totals[max(0, i - 2) : i])
    return totals[n]


# %% wrong min_stair_cost: recursion without memory -> min_stair_cost_test_calls
def min_stair_cost(n, cost):
    if n == 0:
        return 0
    if n == 1:
        return cost(1)
    return cost(n) + min(min_stair_cost(n - 1, cost), min_stair_cost(n - 2, cost))


# %% wrong min_stair_cost: the last step may be skipped
def min_stair_cost(n, cost):
    a, b = 0, 0
    for i in range(1, n + 1):
        a, b = b, cost(i) + min(a, b)
    return min(a, b)


# %% wrong min_stair_cost: greedy -> min_stair_cost_test_small
def min_stair_cost(n, cost):
    position, total = 0, 0
    while position < n:
        if position + 1 == n or cost(position + 1) < cost(position + 2):
            position += 1
        else:
            position += 2
        total += cost(position)
    return total


# %% wrong min_stair_cost: always two at a time
def min_stair_cost(n, cost):
    return sum(cost(i) for i in range(2 if n % 2 == 0 else 1, n + 1, 2))


# %% wrong min_stair_cost: asks for the cost of the ground -> min_stair_cost_test_small
def min_stair_cost(n, cost):
    @functools.cache
    def best(i):
        if i <= 1:
            return cost(i)
        return cost(i) + min(best(i - 1), best(i - 2))

    return best(n)


# %% wrong min_stair_cost: steps on all stairs -> min_stair_cost_test_example
def min_stair_cost(n, cost):
    return sum(cost(i) for i in range(1, n + 1))


# %% wrong min_stair_cost: a remembered 0 is computed again -> min_stair_cost_test_calls
def min_stair_cost(n, cost):
    memory = {}

    def best(i):
        if i <= 0:
            return 0
        if not memory.get(i):
            memory[i] = cost(i) + min(best(i - 1), best(i - 2))
        return memory[i]

    return best(n)


# %% wrong min_stair_cost: a memory shared by all stairs -> min_stair_cost_test_example
def min_stair_cost(n, cost, memory={}):
    if n <= 0:
        return 0
    if n not in memory:
        memory[n] = cost(n) + min(min_stair_cost(n - 1, cost), min_stair_cost(n - 2, cost))
    return memory[n]


# %% right first_true: the bisect module
import bisect


def first_true(n, check):
    return bisect.bisect_left(range(n), True, key=check)


# %% right first_true: bounds that are known
def first_true(n, check):
    no, yes = -1, n
    while yes - no > 1:
        middle = no + (yes - no) // 2
        if check(middle):
            yes = middle
        else:
            no = middle
    return yes


# %% right first_true: recursion
def first_true(n, check):
    def search(low, high):
        if low == high:
            return low
        m = (low + high) // 2
        return search(low, m) if check(m) else search(m + 1, high)

    return search(0, n)


# %% wrong first_true: one by one -> first_true_test_calls
def first_true(n, check):
    for i in range(n):
        if check(i):
            return i
    return n


# %% wrong first_true: never finds n -> first_true_test_small
def first_true(n, check):
    low, high = 0, n - 1
    while low < high:
        middle = (low + high) // 2
        if check(middle):
            high = middle
        else:
            low = middle + 1
    return low


# %% wrong first_true: may not end -> first_true_test_small
def first_true(n, check):
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if check(middle):
            high = middle
        else:
            low = middle
    return low


# %% wrong first_true: skips one on the right side -> first_true_test_small
def first_true(n, check):
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if check(middle):
            high = middle - 1
        else:
            low = middle + 1
    return low


# %% wrong first_true: asks out of range -> first_true_test_small
def first_true(n, check):
    low, high = 0, n
    while low <= high:
        middle = (low + high) // 2
        if check(middle):
            high = middle - 1
        else:
            low = middle + 1
    return min(low, n)


# %% wrong first_true: -1 when there is none -> first_true_test_example
def first_true(n, check):
    no, yes = -1, n
    while yes - no > 1:
        middle = (yes + no) // 2
        if check(middle):
            yes = middle
        else:
            no = middle
    return yes if yes < n else -1


# %% right primes: trial division
def primes():
    n = 2
    while True:
        is_prime = True
        d = 2
        while d * d <= n:
            if n % d == 0:
                is_prime = False
                break
            d += 1
        if is_prime:
            yield n
        n += 1


# %% right primes: an endless sieve
def primes():
    composites = {}
    for n in itertools.count(2):
        if n in composites:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        else:
            yield n
            composites[n * n] = [n]


# %% right primes: a filter over a generator expression
import math


def primes():
    return (n for n in itertools.count(2) if all(n % d for d in range(2, math.isqrt(n) + 1)))


# %% wrong primes: starts with 1 -> primes_test_example
def primes():
    n = 1
    while True:
        if all(n % d for d in range(2, n)):
            yield n
        n += 1


# %% wrong primes: squares of primes slip in -> primes_test_more
def primes():
    n = 2
    while True:
        if n == 4 or all(n % d for d in range(2, int(n**0.5))):
            if n != 4 and n != 9:
                yield n
        n += 1


# %% wrong primes: odd numbers -> primes_test_example
def primes():
    yield 2
    n = 3
    while True:
        yield n
        n += 2


# %% wrong primes: only tests a few divisors -> primes_test_more
def primes():
    n = 2
    while True:
        if all(n % d or n == d for d in (2, 3, 5, 7)):
            yield n
        n += 1


# %% wrong primes: a list instead of a generator -> primes_test_example
def primes():
    return [n for n in range(2, 1000) if all(n % d for d in range(2, n))]


# %% wrong primes: ends at 100 -> primes_test_more
def primes():
    for n in range(2, 100):
        if all(n % d for d in range(2, n)):
            yield n


# %% wrong primes: all generators share one position -> primes_test_fresh
counter = itertools.count(2)
shared = (n for n in counter if all(n % d for d in range(2, n)))


def primes():
    return shared


# %% wrong primes: ends at 1000 -> primes_test_more
def primes():
    found = []
    for n in range(2, 1000):
        if all(n % p for p in found):
            found.append(n)
            yield n


# %% right stack: a deque inside
class Stack:
    def __init__(self):
        self._data = deque()

    def push(self, item):
        self._data.append(item)

    def pop(self):
        return self._data.pop()

    def peek(self):
        return self._data[-1]

    def is_empty(self):
        return not self._data

    def __len__(self):
        return len(self._data)


# %% right stack: linked pairs and its own errors
class Stack:
    def __init__(self):
        self.top = None
        self.count = 0

    def push(self, item):
        self.top = (item, self.top)
        self.count += 1

    def peek(self):
        if self.count == 0:
            raise IndexError("empty")
        return self.top[0]

    def pop(self):
        item = self.peek()
        self.top = self.top[1]
        self.count -= 1
        return item

    def is_empty(self):
        return self.count == 0

    def __len__(self):
        return self.count


# %% right stack: the top at the front of a list
class Stack(object):
    def __init__(self):
        self.a = []

    def push(self, item):
        self.a.insert(0, item)

    def pop(self):
        if self.is_empty():
            raise IndexError
        return self.a.pop(0)

    def peek(self):
        if self.is_empty():
            raise IndexError
        return self.a[0]

    def is_empty(self):
        return True if len(self) == 0 else False

    def __len__(self):
        return len(self.a)


# %% wrong stack: first in, first out -> stack_test_order
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop(0)

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong stack: one list for all -> stack_test_independent
class Stack:
    items = []

    def __init__(self):
        pass

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong stack: None from an empty stack -> stack_test_empty
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        if self.items:
            return self.items.pop()

    def peek(self):
        if self.items:
            return self.items[-1]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong stack: peek takes away -> stack_test_order
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items.pop()

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong stack: emptiness by the item's truth -> stack_test_empty
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return not any(self.items)

    def __len__(self):
        return len(self.items)


# %% wrong stack: unpacks lists -> stack_test_independent
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        if isinstance(item, list):
            self.items.extend(item)
        else:
            self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong stack: pop returns nothing -> stack_test_order
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong stack: counts down before it looks -> stack_test_empty
class Stack:
    def __init__(self):
        self.items = []
        self.size = 0

    def push(self, item):
        self.items.append(item)
        self.size += 1

    def pop(self):
        self.size -= 1
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return self.size == 0

    def __len__(self):
        return max(self.size, 0)


# %% right queue: a list
class Queue:
    def __init__(self):
        self.line = []

    def enqueue(self, item):
        self.line.append(item)

    def dequeue(self):
        return self.line.pop(0)

    def peek(self):
        return self.line[0]

    def is_empty(self):
        return self.line == []

    def __len__(self):
        return len(self.line)


# %% right queue: two stacks
class Queue:
    def __init__(self):
        self.inbox, self.outbox = [], []

    def enqueue(self, item):
        self.inbox.append(item)

    def _shift(self):
        if not self.outbox:
            while self.inbox:
                self.outbox.append(self.inbox.pop())
        if not self.outbox:
            raise IndexError("empty queue")

    def dequeue(self):
        self._shift()
        return self.outbox.pop()

    def peek(self):
        self._shift()
        return self.outbox[-1]

    def is_empty(self):
        return len(self) == 0

    def __len__(self):
        return len(self.inbox) + len(self.outbox)


# %% wrong queue: last in, first out -> queue_test_order
class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: peek looks at the wrong end -> queue_test_order
class Queue:
    def __init__(self):
        self.items = deque()

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.popleft()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: None from an empty queue -> queue_test_empty
class Queue:
    def __init__(self):
        self.items = deque()

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.popleft() if self.items else None

    def peek(self):
        return self.items[0] if self.items else None

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: ValueError from an empty queue -> queue_test_empty
class Queue:
    def __init__(self):
        self.items = deque()

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        if not self.items:
            raise ValueError("empty")
        return self.items.popleft()

    def peek(self):
        if not self.items:
            raise ValueError("empty")
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: a shared default argument -> queue_test_mixed
class Queue:
    def __init__(self, items=[]):
        self.items = items

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.pop(0)

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: None does not count -> queue_test_mixed
class Queue:
    def __init__(self):
        self.items = deque()

    def enqueue(self, item):
        if item is not None:
            self.items.append(item)

    def dequeue(self):
        return self.items.popleft()

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: pours one stack onto another that is not empty -> queue_test_mixed
class Queue:
    def __init__(self):
        self.inside = []
        self.outside = []

    def enqueue(self, item):
        self.inside.append(item)

    def pour(self):
        while self.inside:
            self.outside.append(self.inside.pop())

    def dequeue(self):
        self.pour()
        return self.outside.pop()

    def peek(self):
        self.pour()
        return self.outside[-1]

    def is_empty(self):
        return len(self) == 0

    def __len__(self):
        return len(self.inside) + len(self.outside)


# %% right vector: math and explicit returns
import math


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        x = self.x + other.x
        y = self.y + other.y
        return Vector(x, y)

    def __sub__(self, other):
        return self + (-1) * other

    def __mul__(self, k):
        return Vector(k * self.x, k * self.y)

    __rmul__ = __mul__

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __eq__(self, other):
        if isinstance(other, Vector):
            return (self.x, self.y) == (other.x, other.y)
        return False

    def __repr__(self):
        return "Vector(" + str(self.x) + ", " + str(self.y) + ")"


# %% right vector: properties over a tuple
class Vector:
    def __init__(self, x, y):
        self._xy = (x, y)

    @property
    def x(self):
        return self._xy[0]

    @property
    def y(self):
        return self._xy[1]

    def __add__(self, o):
        return type(self)(*(a + b for a, b in zip(self._xy, o._xy)))

    def __sub__(self, o):
        return type(self)(*(a - b for a, b in zip(self._xy, o._xy)))

    def __mul__(self, k):
        return type(self)(*(a * k for a in self._xy))

    def __rmul__(self, k):
        return self.__mul__(k)

    def __abs__(self):
        return sum(a * a for a in self._xy) ** 0.5

    def __eq__(self, o):
        return self._xy == o._xy if type(o) is Vector else NotImplemented

    def __repr__(self):
        return "Vector({!r}, {!r})".format(*self._xy)


# %% right vector: a dataclass
from dataclasses import dataclass


@dataclass(repr=False)
class Vector:
    x: float
    y: float

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __abs__(self):
        return abs(complex(self.x, self.y))

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: changes itself when adding -> vector_test_arithmetic
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: results are tuples -> vector_test_arithmetic, vector_test_scalar
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return (self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return (self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return (self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: equality of lengths, crashes on other types -> vector_test_eq
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        return abs(self) == abs(other)

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: equality crashes on other types -> vector_test_eq
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: length without squares, repr prints -> vector_test_abs, vector_test_repr
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return abs(self.x) + abs(self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __repr__(self):
        print(f"Vector({self.x}, {self.y})")


# %% wrong vector: subtraction the wrong way, only x is multiplied -> vector_test_arithmetic, vector_test_scalar
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(other.x - self.x, other.y - self.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: no equality of its own -> vector_test_eq
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% right top_words: a dictionary and two sorts
def top_words(words, n):
    counts = {}
    for w in words:
        w = w.lower()
        counts[w] = counts.get(w, 0) + 1
    names = sorted(counts)
    names.sort(key=lambda w: counts[w], reverse=True)
    return [(w, counts[w]) for w in names[:n]]


# %% right top_words: most_common of sorted words
def top_words(words, n):
    return Counter(sorted(w.lower() for w in words)).most_common(n)


# %% right top_words: a heap
def top_words(words, n):
    counts = Counter(map(str.lower, words))
    return heapq.nsmallest(n, counts.items(), key=lambda p: (-p[1], p[0]))


# %% wrong top_words: ties in the order of appearance -> top_words_test_example
def top_words(words, n):
    return Counter(w.lower() for w in words).most_common(n)


# %% wrong top_words: upper and lower case apart -> top_words_test_example
def top_words(words, n):
    counts = Counter(words)
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:n]


# %% wrong top_words: cuts before it sorts ties -> top_words_test_random
def top_words(words, n):
    top = Counter(w.lower() for w in words).most_common(n)
    return sorted(top, key=lambda p: (-p[1], p[0]))


# %% wrong top_words: words without their counts -> top_words_test_example
def top_words(words, n):
    counts = Counter(w.lower() for w in words)
    return sorted(counts, key=lambda w: (-counts[w], w))[:n]


# %% wrong top_words: rarest first
def top_words(words, n):
    counts = Counter(w.lower() for w in words)
    return sorted(counts.items(), key=lambda p: (p[1], p[0]))[:n]


# %% wrong top_words: lower-cases its argument -> top_words_test_edges
def top_words(words, n):
    for i in range(len(words)):
        words[i] = words[i].lower()
    counts = Counter(words)
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:n]


# %% wrong top_words: crashes when there are fewer than n -> top_words_test_edges
def top_words(words, n):
    counts = Counter(w.lower() for w in words)
    pairs = sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    return [pairs[i] for i in range(n)]


# %% right priority_queue: a list that is searched
class PriorityQueue:
    def __init__(self):
        self.entries = []

    def push(self, item, priority):
        self.entries.append((item, priority))

    def pop(self):
        if not self.entries:
            raise IndexError("empty")
        best = 0
        for i in range(1, len(self.entries)):
            if self.entries[i][1] < self.entries[best][1]:
                best = i
        return self.entries.pop(best)[0]

    def __len__(self):
        return len(self.entries)


# %% right priority_queue: a counter from itertools
class PriorityQueue:
    def __init__(self):
        self._h = []
        self._c = itertools.count()

    def push(self, item, priority):
        heapq.heappush(self._h, [priority, next(self._c), item])

    def pop(self):
        _, _, item = heapq.heappop(self._h)
        return item

    def __len__(self):
        return len(self._h)


# %% right priority_queue: a sorted list with bisect
import bisect


class PriorityQueue:
    def __init__(self):
        self.keys = []
        self.items = []

    def push(self, item, priority):
        place = bisect.bisect_right(self.keys, priority)
        self.keys.insert(place, priority)
        self.items.insert(place, item)

    def pop(self):
        item = self.items.pop(0)
        self.keys.pop(0)
        return item

    def __len__(self):
        return len(self.items)


# %% wrong priority_queue: compares items in ties -> priority_queue_test_ties
class PriorityQueue:
    def __init__(self):
        self.heap = []

    def push(self, item, priority):
        heapq.heappush(self.heap, (priority, item))

    def pop(self):
        return heapq.heappop(self.heap)[1]

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: largest number first -> priority_queue_test_example
class PriorityQueue:
    def __init__(self):
        self.heap = []
        self.n = 0

    def push(self, item, priority):
        heapq.heappush(self.heap, (-priority, self.n, item))
        self.n += 1

    def pop(self):
        return heapq.heappop(self.heap)[2]

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: last in, first out in ties -> priority_queue_test_ties
class PriorityQueue:
    def __init__(self):
        self.heap = []
        self.n = 0

    def push(self, item, priority):
        heapq.heappush(self.heap, (priority, self.n, item))
        self.n -= 1

    def pop(self):
        return heapq.heappop(self.heap)[2]

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: returns the whole entry -> priority_queue_test_example
class PriorityQueue:
    def __init__(self):
        self.heap = []
        self.n = 0

    def push(self, item, priority):
        heapq.heappush(self.heap, (priority, self.n, item))
        self.n += 1

    def pop(self):
        return heapq.heappop(self.heap)

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: the size as number, which repeats -> priority_queue_test_order
class PriorityQueue:
    def __init__(self):
        self.heap = []

    def push(self, item, priority):
        heapq.heappush(self.heap, (priority, len(self.heap), item))

    def pop(self):
        return heapq.heappop(self.heap)[2]

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: a plain queue -> priority_queue_test_example
class PriorityQueue:
    def __init__(self):
        self.items = deque()

    def push(self, item, priority):
        self.items.append(item)

    def pop(self):
        return self.items.popleft()

    def __len__(self):
        return len(self.items)


# %% wrong priority_queue: None from an empty queue -> priority_queue_test_empty
class PriorityQueue:
    def __init__(self):
        self.heap = []
        self.n = 0

    def push(self, item, priority):
        heapq.heappush(self.heap, (priority, self.n, item))
        self.n += 1

    def pop(self):
        if self.heap:
            return heapq.heappop(self.heap)[2]

    def __len__(self):
        return len(self.heap)


# %% right run_machine: if and a variable
def run_machine(table, start, events):
    state = start
    visited = [state]
    for event in events:
        if (state, event) in table:
            state = table[(state, event)]
        visited.append(state)
    return visited


# %% right run_machine: accumulate
def run_machine(table, start, events):
    return list(itertools.accumulate(events, lambda s, e: table.get((s, e), s), initial=start))


# %% right run_machine: try and except, recursion
def run_machine(table, start, events):
    if len(events) == 0:
        return [start]
    try:
        after = table[start, events[0]]
    except KeyError:
        after = start
    return [start] + run_machine(table, after, events[1:])


# %% wrong run_machine: KeyError for unknown events -> run_machine_test_example
def run_machine(table, start, events):
    states = [start]
    for event in events:
        states.append(table[states[-1], event])
    return states


# %% wrong run_machine: without the start -> run_machine_test_example
def run_machine(table, start, events):
    states = []
    state = start
    for event in events:
        state = table.get((state, event), state)
        states.append(state)
    return states


# %% wrong run_machine: unknown events are not recorded -> run_machine_test_example
def run_machine(table, start, events):
    states = [start]
    for event in events:
        if (states[-1], event) in table:
            states.append(table[states[-1], event])
    return states


# %% wrong run_machine: only the last state -> run_machine_test_example
def run_machine(table, start, events):
    state = start
    for event in events:
        state = table.get((state, event), state)
    return state


# %% wrong run_machine: always looks from the start -> run_machine_test_random
def run_machine(table, start, events):
    return [start] + [table.get((start, event), start) for event in events]


# %% wrong run_machine: knows the turnstile only -> run_machine_test_random
def run_machine(table, start, events):
    states = [start]
    for event in events:
        if event == "刷卡":
            states.append("开着")
        elif event == "推":
            states.append("锁着")
        else:
            states.append(states[-1])
    return states


# %% wrong run_machine: consumes the events -> run_machine_test_unknown
def run_machine(table, start, events):
    states = [start]
    while events:
        states.append(table.get((states[-1], events.pop(0)), states[-1]))
    return states


# %% wrong run_machine: writes into the table -> run_machine_test_unknown
def run_machine(table, start, events):
    states = [start]
    for event in events:
        states.append(table.setdefault((states[-1], event), states[-1]))
    return states


# %% right score_report: checks step by step
def score_report(lines):
    rows = list(csv.reader(lines))
    if len(rows) == 0:
        raise ValueError("nothing")
    totals, counts, bad = {}, {}, []
    for i in range(1, len(rows)):
        row = rows[i]
        if row == []:
            continue
        if len(row) != 3:
            bad.append(i + 1)
            continue
        try:
            value = float(row[2])
        except ValueError:
            bad.append(i + 1)
            continue
        if not (value >= 0 and value <= 100):
            bad.append(i + 1)
            continue
        totals[row[1]] = totals.get(row[1], 0) + value
        counts[row[1]] = counts.get(row[1], 0) + 1
    return {"averages": {s: totals[s] / counts[s] for s in totals}, "bad_lines": bad}


# %% right score_report: DictReader and line numbers
def score_report(lines):
    reader = csv.DictReader(lines, restkey="more", restval=None)
    if reader.fieldnames is None:
        raise ValueError("no header")
    groups, bad = defaultdict(list), []
    for row in reader:
        try:
            if "more" in row or None in row.values():
                raise ValueError("cells")
            score = float(row["score"])
            if not 0 <= score <= 100:
                raise ValueError("range")
        except ValueError:
            bad.append(reader.line_num)
        else:
            groups[row["subject"]].append(score)
    return dict(averages={k: sum(v) / len(v) for k, v in groups.items()}, bad_lines=bad)


# %% right score_report: statistics and a helper, one line at a time
import statistics


def score_report(lines):
    def parse(line):
        cells = next(csv.reader([line]), [])
        if len(cells) != 3:
            return None
        try:
            score = float(cells[2])
        except ValueError:
            return None
        return (cells[1], score) if 0 <= score <= 100 else None

    lines = list(lines)
    if not lines:
        raise ValueError
    found, bad = {}, []
    for number, line in enumerate(lines[1:], 2):
        if line.strip("\r\n") == "":
            continue
        result = parse(line)
        if result is None:
            bad.append(number)
        else:
            found.setdefault(result[0], []).append(result[1])
    return {"averages": {s: statistics.fmean(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: splits at commas -> score_report_test_quotes
def score_report(lines):
    lines = list(lines)
    if not lines:
        raise ValueError
    found, bad = {}, []
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == "":
            continue
        cells = line.strip().split(",")
        try:
            _, subject, text = cells
            score = float(text)
        except ValueError:
            bad.append(number)
            continue
        if not 0 <= score <= 100:
            bad.append(number)
            continue
        found.setdefault(subject, []).append(score)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: stops at the first bad line -> score_report_test_example
def score_report(lines):
    found, bad = {}, []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        if not row:
            continue
        try:
            _, subject, text = row
            found.setdefault(subject, []).append(float(text))
        except ValueError:
            bad.append(number)
            break
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: no check of the range -> score_report_test_bad
def score_report(lines):
    found, bad = {}, []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        if not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            found.setdefault(subject, []).append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: 0 and 100 are taken for bad -> score_report_test_bad
def score_report(lines):
    found, bad = {}, []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        if not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 < score < 100:
                raise ValueError
            found.setdefault(subject, []).append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: counts lines from the first data line -> score_report_test_example
def score_report(lines):
    found, bad = {}, []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 1):
        if not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
            found.setdefault(subject, []).append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: empty lines are not counted -> score_report_test_edges
def score_report(lines):
    found, bad = {}, []
    rows = [row for row in csv.reader(lines) if row]
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
            found.setdefault(subject, []).append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: empty lines are bad lines -> score_report_test_edges
def score_report(lines):
    found, bad = {}, []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
            found.setdefault(subject, []).append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: subjects with bad lines only divide by zero -> score_report_test_bad
def score_report(lines):
    found, bad = defaultdict(list), []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        if not row:
            continue
        if len(row) != 3:
            bad.append(number)
            continue
        values = found[row[1]]
        try:
            score = float(row[2])
            if not 0 <= score <= 100:
                raise ValueError
            values.append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: extra cells are ignored -> score_report_test_bad
def score_report(lines):
    found, bad = {}, []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        if not row:
            continue
        try:
            subject, score = row[1], float(row[2])
            if not 0 <= score <= 100:
                raise ValueError
            found.setdefault(subject, []).append(score)
        except (ValueError, IndexError):
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: only whole numbers -> score_report_test_example
def score_report(lines):
    found, bad = {}, []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        if not row:
            continue
        try:
            _, subject, text = row
            score = int(text)
            if not 0 <= score <= 100:
                raise ValueError
            found.setdefault(subject, []).append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: nan passes as a score -> score_report_test_bad
def score_report(lines):
    found, bad = defaultdict(list), []
    rows = list(csv.reader(lines))
    if not rows:
        raise ValueError
    for number, row in enumerate(rows[1:], 2):
        if not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if score < 0 or score > 100:
                raise ValueError
            found[subject].append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% wrong score_report: a file can't be sliced -> score_report_test_quotes
def score_report(lines):
    if len(lines) == 0:
        raise ValueError
    found, bad = defaultdict(list), []
    for number, row in enumerate(csv.reader(lines[1:]), 2):
        if not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
            found[subject].append(score)
        except ValueError:
            bad.append(number)
    return {"averages": {s: sum(v) / len(v) for s, v in found.items()}, "bad_lines": bad}


# %% right cached: try and except
def cached(function):
    known = {}

    def wrapper(x):
        try:
            return known[x]
        except KeyError:
            known[x] = result = function(x)
            return result

    return wrapper


# %% right cached: the library
def cached(function):
    return functools.lru_cache(maxsize=None)(function)


# %% right cached: an object that can be called
class cached:
    def __init__(self, function):
        self.function = function
        self.keys = []
        self.values = []

    def __call__(self, x):
        if x in self.keys:
            return self.values[self.keys.index(x)]
        value = self.function(x)
        self.keys.append(x)
        self.values.append(value)
        return value


# %% wrong cached: no memory -> cached_test_example
def cached(function):
    def wrapper(x):
        return function(x)

    return wrapper


# %% wrong cached: one memory for all -> cached_test_independent
memory = {}


def cached(function):
    def wrapper(x):
        if x not in memory:
            memory[x] = function(x)
        return memory[x]

    return wrapper


# %% wrong cached: None is computed again -> cached_test_none
def cached(function):
    memory = {}

    def wrapper(x):
        if memory.get(x) is None:
            memory[x] = function(x)
        return memory[x]

    return wrapper


# %% wrong cached: remembers the last one only -> cached_test_example
def cached(function):
    last = []

    def wrapper(x):
        if not last or last[0] != x:
            last[:] = [x, function(x)]
        return last[1]

    return wrapper


# %% wrong cached: memory inside the wrapper -> cached_test_example
def cached(function):
    def wrapper(x):
        memory = {}
        if x not in memory:
            memory[x] = function(x)
        return memory[x]

    return wrapper


# %% wrong cached: calls twice the first time -> cached_test_example
def cached(function):
    memory = {}

    def wrapper(x):
        if x in memory:
            return memory[x]
        memory[x] = function(x)
        return function(x)

    return wrapper


# %% wrong cached: returns nothing when it remembers -> cached_test_example
def cached(function):
    memory = {}

    def wrapper(x):
        if x not in memory:
            memory[x] = function(x)
            return memory[x]

    return wrapper


# %% wrong cached: the first result for everything -> cached_test_example
def cached(function):
    memory = []

    def wrapper(x):
        if not memory:
            memory.append(function(x))
        return memory[0]

    return wrapper


# %% wrong cached: the argument's text as the key -> cached_test_independent
def cached(function):
    memory = {}

    def wrapper(x):
        key = str(x)
        if key not in memory:
            memory[key] = function(x)
        return memory[key]

    return wrapper


# %% right compose: an object that can be called
class Composed:
    def __init__(self, outer, inner):
        self.outer, self.inner = outer, inner

    def __call__(self, x):
        return self.outer(self.inner(x))


def compose(f, g):
    return Composed(f, g)


# %% right compose: reduce over the two
import functools


def compose(f, g):
    return lambda value: functools.reduce(lambda v, function: function(v), [g, f], value)


# %% wrong compose: the inner result is tested for truth -> compose_test_order
def compose(f, g):
    def h(x):
        y = g(x)
        if y:
            return f(y)
        return y

    return h


# %% wrong compose: the inner function is called twice -> compose_test_order
def compose(f, g):
    def h(x):
        g(x)
        return f(g(x))

    return h


# %% wrong compose: results are remembered -> compose_test_order
import functools


def compose(f, g):
    @functools.cache
    def h(x):
        return f(g(x))

    return h


# %% wrong compose: tries the functions when it composes
def compose(f, g):
    f(g(0))
    return lambda x: f(g(x))


# %% wrong compose: a pair of functions -> compose_test_example
def compose(f, g):
    return (f, g)


# %% wrong compose: the outer one only -> compose_test_example
def compose(f, g):
    return lambda x: f(x)


# %% right rank_students: sort by name, then by points with itemgetter
from operator import itemgetter


def rank_students(records):
    by_name = sorted(records, key=itemgetter(0))
    by_name.sort(key=itemgetter(1), reverse=True)
    return by_name


# %% right rank_students: insertion
def rank_students(records):
    ranked = []
    for name, score in records:
        position = 0
        while position < len(ranked) and (-ranked[position][1], ranked[position][0]) <= (
            -score,
            name,
        ):
            position += 1
        ranked.insert(position, (name, score))
    return ranked


# %% wrong rank_students: names by length first -> rank_students_test_random
def rank_students(records):
    return sorted(records, key=lambda r: (-r[1], len(r[0]), r[0]))


# %% wrong rank_students: names by the first letter only -> rank_students_test_random
def rank_students(records):
    return sorted(records, key=lambda r: (-r[1], r[0][:1]))


# %% wrong rank_students: rounded scores -> rank_students_test_random
def rank_students(records):
    return sorted(records, key=lambda r: (-round(r[1]), r[0]))


# %% wrong rank_students: a set drops equal records -> rank_students_test_random
def rank_students(records):
    return sorted(set(records), key=lambda r: (-r[1], r[0]))


# %% wrong rank_students: a dictionary drops equal names -> rank_students_test_random
def rank_students(records):
    return sorted(dict(records).items(), key=lambda r: (-r[1], r[0]))


# %% wrong rank_students: names only -> rank_students_test_example
def rank_students(records):
    return [name for name, _ in sorted(records, key=lambda r: (-r[1], r[0]))]


# %% wrong rank_students: the absolute score -> rank_students_test_random
def rank_students(records):
    return sorted(records, key=lambda r: (-abs(r[1]), r[0]))


# %% wrong rank_students: does nothing -> rank_students_test_unchanged
def rank_students(records):
    return records


# %% wrong rank_students: empties its argument -> rank_students_test_unchanged
def rank_students(records):
    ranked = []
    while records:
        best = min(records, key=lambda r: (-r[1], r[0]))
        records.remove(best)
        ranked.append(best)
    return ranked


# %% right hanoi: a generator inside
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError("negative")

    def moves(k, a, b, c):
        if k:
            yield from moves(k - 1, a, c, b)
            yield (a, b)
            yield from moves(k - 1, c, b, a)

    return list(moves(n, source, target, spare))


# %% wrong hanoi: negative numbers are no discs -> hanoi_test_edges
def hanoi(n, source, target, spare):
    if n <= 0:
        return []
    return (
        hanoi(n - 1, source, spare, target)
        + [(source, target)]
        + hanoi(n - 1, spare, target, source)
    )


# %% wrong hanoi: no disc is refused, too -> hanoi_test_edges
def hanoi(n, source, target, spare):
    if n <= 0:
        raise ValueError("none")
    if n == 1:
        return [(source, target)]
    return (
        hanoi(n - 1, source, spare, target)
        + [(source, target)]
        + hanoi(n - 1, spare, target, source)
    )


# %% wrong hanoi: target and spare exchanged -> hanoi_test_example
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError("negative")
    if n == 0:
        return []
    return (
        hanoi(n - 1, source, target, spare)
        + [(source, spare)]
        + hanoi(n - 1, target, spare, source)
    )


# %% wrong hanoi: only how many -> hanoi_test_example
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError("negative")
    return 2**n - 1


# %% wrong hanoi: the second half missing -> hanoi_test_example
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError("negative")
    if n == 0:
        return []
    return hanoi(n - 1, source, spare, target) + [(source, target)]


# %% wrong hanoi: all discs straight to the target -> hanoi_test_example
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError("negative")
    return [(source, target)] * n


# %% wrong hanoi: pegs by their first letter -> hanoi_test_rules
def hanoi(n, source, target, spare):
    if n < 0:
        raise ValueError("negative")
    source, target, spare = source[0], target[0], spare[0]
    if n == 0:
        return []
    return (
        hanoi(n - 1, source, spare, target)
        + [(source, target)]
        + hanoi(n - 1, spare, target, source)
    )


# %% wrong hanoi: moves collected in a default argument
def hanoi(n, source, target, spare, moves=[]):
    if n < 0:
        raise ValueError("negative")
    if n > 0:
        hanoi(n - 1, source, spare, target)
        moves.append((source, target))
        hanoi(n - 1, spare, target, source)
    return moves


# %% right all_orders: marks what is used
def all_orders(items):
    orders = []

    def extend(prefix, used):
        if len(prefix) == len(items):
            orders.append(tuple(prefix))
        for i, item in enumerate(items):
            if i not in used:
                extend(prefix + [item], used | {i})

    extend([], set())
    return orders


# %% right all_orders: swaps in a copy
def all_orders(items):
    items = list(items)
    if len(items) < 2:
        return [items]
    result = []
    for i in range(len(items)):
        items[0], items[i] = items[i], items[0]
        result += [[items[0]] + rest for rest in all_orders(items[1:])]
    return result


# %% wrong all_orders: swaps without a copy of the result -> all_orders_test_example
def all_orders(items):
    orders = []
    work = list(items)

    def permute(k):
        if k == len(work):
            orders.append(work)
            return
        for i in range(k, len(work)):
            work[k], work[i] = work[i], work[k]
            permute(k + 1)
            work[k], work[i] = work[i], work[k]

    permute(0)
    return orders


# %% wrong all_orders: joined to texts -> all_orders_test_sizes
import itertools


def all_orders(items):
    return ["".join(str(x) for x in p) for p in itertools.permutations(items)]


# %% wrong all_orders: the order given and its reverse -> all_orders_test_example
def all_orders(items):
    return [list(items), list(items)[::-1]]


# %% wrong all_orders: false elements are left out -> all_orders_test_sizes
import itertools


def all_orders(items):
    return list(itertools.permutations([x for x in items if x]))


# %% wrong all_orders: each order twice -> all_orders_test_example
import itertools


def all_orders(items):
    return list(itertools.permutations(items)) * 2


# %% wrong all_orders: no order of nothing -> all_orders_test_edges
import itertools


def all_orders(items):
    return [p for p in itertools.permutations(items) if p]


# %% wrong all_orders: random shuffles -> all_orders_test_sizes
import random


def all_orders(items):
    found = set()
    for _ in range(12):
        found.add(tuple(random.sample(items, len(items))))
    return list(found)


# %% wrong all_orders: the argument comes back sorted -> all_orders_test_edges
import itertools


def all_orders(items):
    items.sort(key=str)
    return list(itertools.permutations(items))


# %% right min_stair_cost: from the top down with lru_cache
from functools import lru_cache


def min_stair_cost(n, cost):
    if n == 0:
        return 0
    price = lru_cache(None)(cost)

    @lru_cache(None)
    def rest(i):
        if i == n:
            return 0
        return min(price(j) + rest(j) for j in (i + 1, i + 2) if j <= n)

    return rest(0)


# %% right min_stair_cost: asks for all the costs first
def min_stair_cost(n, cost):
    prices = [0] + [cost(i) for i in range(1, n + 1)]
    best = prices[:2]
    for i in range(2, n + 1):
        best.append(prices[i] + min(best[i - 1], best[i - 2]))
    return best[n]


# %% wrong min_stair_cost: starts with 1000 -> min_stair_cost_test_small
def min_stair_cost(n, cost):
    best = [0] + [1000] * n
    for i in range(1, n + 1):
        for j in (i - 1, i - 2):
            if j >= 0:
                best[i] = min(best[i], best[j] + cost(i))
    return best[n]


# %% wrong min_stair_cost: starts with a million -> min_stair_cost_test_small
def min_stair_cost(n, cost):
    best = [0] + [10**6] * n
    for i in range(1, n + 1):
        c = cost(i)
        for j in (i - 1, i - 2):
            if j >= 0:
                best[i] = min(best[i], best[j] + c)
    return best[n]


# %% wrong min_stair_cost: whole numbers -> min_stair_cost_test_calls
def min_stair_cost(n, cost):
    a, b = 0, 0
    for i in range(1, n + 1):
        a, b = b, int(cost(i)) + (min(a, b) if i > 1 else 0)
    return b


# %% wrong min_stair_cost: rounds at the end -> min_stair_cost_test_small
def min_stair_cost(n, cost):
    a, b = 0, 0
    for i in range(1, n + 1):
        a, b = b, cost(i) + (min(a, b) if i > 1 else 0)
    return round(b, 2)


# %% wrong min_stair_cost: three stairs at a time
def min_stair_cost(n, cost):
    best = [0]
    for i in range(1, n + 1):
        best.append(cost(i) + min(best[max(0, i - 3) : i]))
    return best[n]


# %% wrong min_stair_cost: the second stair from the first only -> min_stair_cost_test_small
def min_stair_cost(n, cost):
    best = [0]
    for i in range(1, n + 1):
        best.append(cost(i) + (best[i - 1] if i <= 2 else min(best[i - 1], best[i - 2])))
    return best[n]


# %% wrong min_stair_cost: no stairs fail
def min_stair_cost(n, cost):
    best = {1: cost(1)}
    best[0] = 0
    for i in range(2, n + 1):
        best[i] = cost(i) + min(best[i - 1], best[i - 2])
    return best[n]


# %% wrong min_stair_cost: asks four times a stair -> min_stair_cost_test_calls
def min_stair_cost(n, cost):
    best = [0]
    for i in range(1, n + 1):
        c = min(cost(i) for _ in range(4))
        best.append(c + (min(best[-2:]) if i > 1 else 0))
    return best[n]


# %% right first_true: powers of two from the left
def first_true(n, check):
    position = -1
    step = 1
    while step < n:
        step *= 2
    while step:
        if position + step < n and not check(position + step):
            position += step
        step //= 2
    return position + 1


# %% right first_true: a lazy sequence for bisect
import bisect


class Answers:
    def __init__(self, n, check):
        self.n, self.check = n, check

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return self.check(i)


def first_true(n, check):
    return bisect.bisect_left(Answers(n, check), True)


# %% wrong first_true: the last false -> first_true_test_example
def first_true(n, check):
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if check(middle):
            high = middle
        else:
            low = middle + 1
    return low - 1


# %% wrong first_true: thirds with a float -> first_true_test_calls
def first_true(n, check):
    low, high = 0, n
    while low < high:
        middle = low + (high - low) // 10
        if check(middle):
            high = middle
        else:
            low = middle + 1
    return low


# %% wrong first_true: blocks of the square root -> first_true_test_calls
def first_true(n, check):
    step = max(1, int(n**0.5))
    start = 0
    while start + step < n and not check(start + step):
        start += step
    for i in range(start, n):
        if check(i):
            return i
    return n


# %% wrong first_true: None when there is none -> first_true_test_example
def first_true(n, check):
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if check(middle):
            high = middle
        else:
            low = middle + 1
    if low < n:
        return low


# %% wrong first_true: never 0 -> first_true_test_small
def first_true(n, check):
    low, high = 0, n
    while high - low > 1:
        middle = (low + high) // 2
        if check(middle):
            high = middle
        else:
            low = middle
    return high


# %% wrong first_true: the answer is asked of index n
def first_true(n, check):
    low, high = 0, n
    while low <= high:
        middle = (low + high) // 2
        if check(middle):
            high = middle - 1
        else:
            low = middle + 1
    return low


# %% wrong first_true: some true index -> first_true_test_example
def first_true(n, check):
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if check(middle):
            return middle
        low = middle + 1
    return low


# %% right primes: a recursive sieve
import itertools


def primes():
    known = [2]
    yield 2
    for n in itertools.count(3, 2):
        for p in known:
            if p * p > n:
                known.append(n)
                yield n
                break
            if n % p == 0:
                break


# %% right primes: an iterator class
class Primes:
    def __init__(self):
        self.n = 1

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            self.n += 1
            if all(self.n % d for d in range(2, int(self.n**0.5) + 1)):
                return self.n


def primes():
    return Primes()


# %% right primes: counts the divisors
def primes():
    n = 2
    while True:
        divisors = 0
        for d in range(1, n + 1):
            if n % d == 0:
                divisors += 1
        if divisors == 2:
            yield n
        n += 1


# %% wrong primes: Fermat's test with base 2 -> primes_test_more
def primes():
    yield 2
    n = 3
    while True:
        if pow(2, n - 1, n) == 1:
            yield n
        n += 2


# %% wrong primes: six plus or minus one -> primes_test_more
def primes():
    yield 2
    yield 3
    k = 6
    while True:
        yield k - 1
        yield k + 1
        k += 6


# %% wrong primes: without 2 -> primes_test_example
def primes():
    n = 3
    while True:
        if all(n % d for d in range(2, int(n**0.5) + 1)):
            yield n
        n += 2


# %% wrong primes: each prime twice -> primes_test_example
def primes():
    n = 2
    while True:
        if all(n % d for d in range(2, int(n**0.5) + 1)):
            yield n
            yield n
        n += 1


# %% wrong primes: ends at 3000 -> primes_test_more
def primes():
    for n in range(2, 3000):
        if all(n % d for d in range(2, int(n**0.5) + 1)):
            yield n


# %% wrong primes: one generator for everybody -> primes_test_fresh
def _primes():
    n = 2
    while True:
        if all(n % d for d in range(2, int(n**0.5) + 1)):
            yield n
        n += 1


THE_PRIMES = _primes()


def primes():
    return THE_PRIMES


# %% wrong primes: a formula -> primes_test_more
def primes():
    yield from (2, 3, 5, 7, 11, 13)
    n = 4
    while True:
        yield n * n + n - 3
        n += 1


# %% right stack: a dictionary from height to item
class Stack:
    def __init__(self):
        self.at = {}

    def push(self, item):
        self.at[len(self.at)] = item

    def pop(self):
        if not self.at:
            raise IndexError("empty")
        return self.at.pop(len(self.at) - 1)

    def peek(self):
        try:
            return self.at[len(self.at) - 1]
        except KeyError:
            raise IndexError("empty") from None

    def is_empty(self):
        return self.at == {}

    def __len__(self):
        return len(self.at)


# %% wrong stack: removes by value -> stack_test_order
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        item = self.items[-1]
        self.items.remove(item)
        return item

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong stack: refuses what is there already -> stack_test_order
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        if item not in self.items:
            self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong stack: a newer equal item replaces the older -> stack_test_order
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        if item in self.items:
            self.items.remove(item)
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return not self.items

    def __len__(self):
        return len(self.items)


# %% wrong stack: peek sees the first -> stack_test_order
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return not self.items

    def __len__(self):
        return len(self.items)


# %% wrong stack: at most ten -> stack_test_order
from collections import deque


class Stack:
    def __init__(self):
        self.items = deque(maxlen=10)

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return not self.items

    def __len__(self):
        return len(self.items)


# %% wrong stack: its length counts what was ever pushed -> stack_test_order
class Stack:
    def __init__(self):
        self.items = []
        self.count = 0

    def push(self, item):
        self.items.append(item)
        self.count += 1

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return not self.items

    def __len__(self):
        return self.count


# %% wrong stack: None is not pushed -> stack_test_empty
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        if item is not None:
            self.items.append(item)

    def pop(self):
        return self.items.pop()

    def peek(self):
        return self.items[-1]

    def is_empty(self):
        return not self.items

    def __len__(self):
        return len(self.items)


# %% right queue: a dictionary with two numbers
class Queue:
    def __init__(self):
        self.at, self.first, self.next = {}, 0, 0

    def enqueue(self, item):
        self.at[self.next] = item
        self.next += 1

    def dequeue(self):
        item = self.peek()
        del self.at[self.first]
        self.first += 1
        return item

    def peek(self):
        if self.is_empty():
            raise IndexError("nobody")
        return self.at[self.first]

    def is_empty(self):
        return self.first == self.next

    def __len__(self):
        return self.next - self.first


# %% right queue: linked nodes
class Node:
    def __init__(self, item):
        self.item, self.next = item, None


class Queue:
    def __init__(self):
        self.head = self.tail = None
        self.count = 0

    def enqueue(self, item):
        node = Node(item)
        if self.tail is None:
            self.head = node
        else:
            self.tail.next = node
        self.tail = node
        self.count += 1

    def dequeue(self):
        item = self.peek()
        self.head = self.head.next
        if self.head is None:
            self.tail = None
        self.count -= 1
        return item

    def peek(self):
        if self.head is None:
            raise IndexError("empty")
        return self.head.item

    def is_empty(self):
        return self.head is None

    def __len__(self):
        return self.count


# %% wrong queue: refuses what is there already -> queue_test_mixed
class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        if item not in self.items:
            self.items.append(item)

    def dequeue(self):
        return self.items.pop(0)

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: who comes again goes to the end -> queue_test_mixed
class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        if item in self.items:
            self.items.remove(item)
        self.items.append(item)

    def dequeue(self):
        return self.items.pop(0)

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: all equal ones leave together -> queue_test_mixed
class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        item = self.items[0]
        self.items = [x for x in self.items if x != item]
        return item

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: peek takes away -> queue_test_order
class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.pop(0)

    def peek(self):
        return self.items.pop(0)

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: a queue for at most twenty -> queue_test_mixed
from collections import deque


class Queue:
    def __init__(self):
        self.items = deque(maxlen=20)

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.popleft()

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% wrong queue: the smallest first -> queue_test_mixed
class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        self.items.append(item)
        self.items.sort(key=str)

    def dequeue(self):
        return self.items.pop(0)

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return len(self.items) == 0

    def __len__(self):
        return len(self.items)


# %% right vector: a complex number inside
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        z = Vector.__new__(Vector)
        z.x, z.y = self.x + other.x, self.y + other.y
        return z

    def __sub__(self, other):
        return self + (-1) * other

    def __mul__(self, k):
        return Vector(k * self.x, k * self.y)

    __rmul__ = __mul__

    def __abs__(self):
        return abs(complex(self.x, self.y))

    def __eq__(self, other):
        return type(other) is Vector and (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return "Vector(" + repr(self.x) + ", " + repr(self.y) + ")"


# %% wrong vector: equal to whatever has x and y -> vector_test_eq
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        if not hasattr(other, "x") or not hasattr(other, "y"):
            return False
        return self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: almost equal is equal, floats everywhere -> vector_test_eq, vector_test_repr
class Vector:
    def __init__(self, x, y):
        self.x, self.y = float(x), float(y)

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return abs(self - other) < 0.01

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: whole coordinates, a rounded length -> vector_test_arithmetic, vector_test_abs
class Vector:
    def __init__(self, x, y):
        self.x, self.y = int(x), int(y)

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return round((self.x**2 + self.y**2) ** 0.5, 3)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: multiplication changes the vector, the length adds -> vector_test_scalar, vector_test_abs
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        self.x *= k
        self.y *= k
        return self

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return abs(self.x + self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong vector: one coordinate is enough, no blank in the text -> vector_test_eq, vector_test_repr
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x == other.x or self.y == other.y)

    def __repr__(self):
        return f"Vector({self.x},{self.y})"


# %% wrong vector: equal by the text of the other -> vector_test_eq
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        return str(self) == str(other)

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% right top_words: groupby over the sorted words
import itertools


def top_words(words, n):
    groups = [(w, len(list(g))) for w, g in itertools.groupby(sorted(w.lower() for w in words))]
    groups.sort(key=lambda p: p[1], reverse=True)
    return groups[:n]


# %% right top_words: takes the best again and again
def top_words(words, n):
    counts = {}
    for word in words:
        counts[word.lower()] = counts.get(word.lower(), 0) + 1
    result = []
    while counts and len(result) < n:
        best = min(counts, key=lambda w: (-counts[w], w))
        result.append([best, counts.pop(best)])
    return result


# %% wrong top_words: ties by length -> top_words_test_random
from collections import Counter


def top_words(words, n):
    counts = Counter(w.lower() for w in words)
    return sorted(counts.items(), key=lambda p: (-p[1], len(p[0]), p[0]))[:n]


# %% wrong top_words: ties by first letter -> top_words_test_random
from collections import Counter


def top_words(words, n):
    counts = Counter(w.lower() for w in words)
    return sorted(counts.items(), key=lambda p: (-p[1], p[0][0]))[:n]


# %% wrong top_words: one more than asked, then sorted -> top_words_test_random
from collections import Counter


def top_words(words, n):
    counts = Counter(w.lower() for w in words)
    return sorted(counts.most_common(n + 1), key=lambda p: (-p[1], p[0]))[:n]


# %% wrong top_words: words are made of letters -> top_words_test_random
from collections import Counter


def top_words(words, n):
    counts = Counter(w.lower() for w in words if w.isalpha())
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:n]


# %% wrong top_words: numbers are left out -> top_words_test_random
from collections import Counter


def top_words(words, n):
    counts = Counter(w.lower() for w in words if not w.isdecimal())
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:n]


# %% wrong top_words: punctuation is stripped -> top_words_test_random
from collections import Counter


def top_words(words, n):
    counts = Counter(w.lower().strip(".,!?'") for w in words)
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:n]


# %% wrong top_words: short words are left out
from collections import Counter


def top_words(words, n):
    counts = Counter(w.lower() for w in words if len(w) > 1)
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:n]


# %% wrong top_words: capital letters -> top_words_test_example
from collections import Counter


def top_words(words, n):
    counts = Counter(w.upper() for w in words)
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:n]


# %% wrong top_words: ties backwards -> top_words_test_example
from collections import Counter


def top_words(words, n):
    counts = Counter(w.lower() for w in words)
    return sorted(counts.items(), key=lambda p: (p[1], p[0]), reverse=True)[:n]


# %% wrong top_words: counts are kept between calls
from collections import Counter

COUNTS = Counter()


def top_words(words, n):
    COUNTS.update(w.lower() for w in words)
    return sorted(COUNTS.items(), key=lambda p: (-p[1], p[0]))[:n]


# %% right priority_queue: a queue for each priority
from collections import deque


class PriorityQueue:
    def __init__(self):
        self.waiting = {}

    def push(self, item, priority):
        self.waiting.setdefault(priority, deque()).append(item)

    def pop(self):
        if not self.waiting:
            raise IndexError("empty")
        first = min(self.waiting)
        item = self.waiting[first].popleft()
        if not self.waiting[first]:
            del self.waiting[first]
        return item

    def __len__(self):
        return sum(len(queue) for queue in self.waiting.values())


# %% right priority_queue: entries that know how to compare
import heapq


class Entry:
    def __init__(self, priority, number, item):
        self.key, self.item = (priority, number), item

    def __lt__(self, other):
        return self.key < other.key


class PriorityQueue:
    def __init__(self):
        self.heap, self.pushed = [], 0

    def push(self, item, priority):
        self.pushed += 1
        heapq.heappush(self.heap, Entry(priority, self.pushed, item))

    def pop(self):
        return heapq.heappop(self.heap).item

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: removes by value -> priority_queue_test_order
class PriorityQueue:
    def __init__(self):
        self.items, self.priorities = [], []

    def push(self, item, priority):
        self.items.append(item)
        self.priorities.append(priority)

    def pop(self):
        i = self.priorities.index(min(self.priorities)) if self.items else 0
        item = self.items[i]
        self.items.remove(item)
        self.priorities.pop(i)
        return item

    def __len__(self):
        return len(self.items)


# %% wrong priority_queue: a dictionary from item to priority
class PriorityQueue:
    def __init__(self):
        self.priority = {}

    def push(self, item, priority):
        self.priority[str(item)] = (priority, item)

    def pop(self):
        if not self.priority:
            raise IndexError("empty")
        key = min(self.priority, key=lambda k: self.priority[k][0])
        return self.priority.pop(key)[1]

    def __len__(self):
        return len(self.priority)


# %% wrong priority_queue: refuses what is there already -> priority_queue_test_order
class PriorityQueue:
    def __init__(self):
        self.entries = []

    def push(self, item, priority):
        if all(item != other for _, other in self.entries):
            self.entries.append((priority, item))

    def pop(self):
        best = min(self.entries, key=lambda e: e[0]) if self.entries else self.entries[0]
        i = next(k for k, e in enumerate(self.entries) if e is best)
        return self.entries.pop(i)[1]

    def __len__(self):
        return len(self.entries)


# %% wrong priority_queue: the number as text -> priority_queue_test_ties
import heapq


class PriorityQueue:
    def __init__(self):
        self.heap, self.number = [], 0

    def push(self, item, priority):
        heapq.heappush(self.heap, (priority, str(self.number), item))
        self.number += 1

    def pop(self):
        return heapq.heappop(self.heap)[2]

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: whole priorities -> priority_queue_test_order
import heapq


class PriorityQueue:
    def __init__(self):
        self.heap, self.number = [], 0

    def push(self, item, priority):
        heapq.heappush(self.heap, (int(priority), self.number, item))
        self.number += 1

    def pop(self):
        return heapq.heappop(self.heap)[2]

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: the search starts with 1000 -> priority_queue_test_order
class PriorityQueue:
    def __init__(self):
        self.entries = []

    def push(self, item, priority):
        self.entries.append((priority, item))

    def pop(self):
        best, place = 1000, 0
        for i, (priority, _) in enumerate(self.entries):
            if priority < best:
                best, place = priority, i
        return self.entries.pop(place)[1]

    def __len__(self):
        return len(self.entries)


# %% wrong priority_queue: one heap for all -> priority_queue_test_empty
import heapq


class PriorityQueue:
    heap = []

    def __init__(self):
        self.number = 0

    def push(self, item, priority):
        heapq.heappush(self.heap, (priority, self.number, item))
        self.number += 1

    def pop(self):
        return heapq.heappop(self.heap)[2]

    def __len__(self):
        return len(self.heap)


# %% wrong priority_queue: a list without keeping the heap -> priority_queue_test_order
class PriorityQueue:
    def __init__(self):
        self.heap, self.number = [], 0

    def push(self, item, priority):
        self.heap.append((priority, self.number, item))
        if len(self.heap) <= 3:
            self.heap.sort(key=lambda e: e[:2])
        self.number += 1

    def pop(self):
        return self.heap.pop(0)[2]

    def __len__(self):
        return len(self.heap)


# %% right run_machine: nested dictionaries
def run_machine(table, start, events):
    by_state = {}
    for (state, event), new in table.items():
        by_state.setdefault(state, {})[event] = new
    state, path = start, [start]
    for event in events:
        state = by_state.get(state, {}).get(event, state)
        path.append(state)
    return path


# %% wrong run_machine: stops at an unknown event -> run_machine_test_unknown
def run_machine(table, start, events):
    states = [start]
    for event in events:
        if (states[-1], event) not in table:
            states.append(states[-1])
            if len(states) > 2:
                break
            continue
        states.append(table[states[-1], event])
    return states


# %% wrong run_machine: unknown events lead back to the start -> run_machine_test_unknown
def run_machine(table, start, events):
    states = [start]
    for event in events:
        states.append(table.get((states[-1], event), start))
    return states


# %% wrong run_machine: an event works in every state -> run_machine_test_random
def run_machine(table, start, events):
    states = [start]
    for event in events:
        new = [s for (_, e), s in table.items() if e == event]
        states.append(new[0] if new else states[-1])
    return states


# %% wrong run_machine: None for unknown events -> run_machine_test_example
def run_machine(table, start, events):
    states = [start]
    for event in events:
        states.append(table.get((states[-1], event)))
    return states


# %% wrong run_machine: only changes are recorded -> run_machine_test_example
def run_machine(table, start, events):
    states = [start]
    for event in events:
        new = table.get((states[-1], event), states[-1])
        if new != states[-1]:
            states.append(new)
    return states


# %% wrong run_machine: transitions are used once -> run_machine_test_random
def run_machine(table, start, events):
    left = dict(table)
    states = [start]
    for event in events:
        states.append(left.pop((states[-1], event), states[-1]))
    return states


# %% wrong run_machine: event and state exchanged -> run_machine_test_example
def run_machine(table, start, events):
    states = [start]
    for event in events:
        states.append(table.get((event, states[-1]), states[-1]))
    return states


# %% wrong run_machine: each event once -> run_machine_test_unknown
def run_machine(table, start, events):
    states = [start]
    for event in dict.fromkeys(events):
        states.append(table.get((states[-1], event), states[-1]))
    return states


# %% right score_report: sums and counts
def score_report(lines):
    rows = csv.reader(lines)
    if next(rows, None) is None:
        raise ValueError("nothing")
    totals, counts, bad = {}, {}, []
    line = 1
    for row in rows:
        line += 1
        if row == []:
            continue
        ok = len(row) == 3
        if ok:
            try:
                score = float(row[2])
                ok = score >= 0 and score <= 100
            except ValueError:
                ok = False
        if not ok:
            bad.append(line)
            continue
        totals[row[1]] = totals.get(row[1], 0) + score
        counts[row[1]] = counts.get(row[1], 0) + 1
    return {"averages": {s: totals[s] / counts[s] for s in totals}, "bad_lines": bad}


# %% wrong score_report: a line of spaces is skipped -> score_report_test_bad
def score_report(lines):
    scores, bad, number = {}, [], 0
    for number, row in enumerate(csv.reader(lines), 1):
        if number == 1 or not "".join(row).strip() and len(row) < 2:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
        except ValueError:
            bad.append(number)
            continue
        scores.setdefault(subject, []).append(score)
    if number == 0:
        raise ValueError("nothing")
    return {"averages": {s: sum(v) / len(v) for s, v in scores.items()}, "bad_lines": bad}


# %% wrong score_report: equal lines count once -> score_report_test_bad
def score_report(lines):
    scores, bad, number, seen = {}, [], 0, set()
    for number, row in enumerate(csv.reader(lines), 1):
        if number == 1 or not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
        except ValueError:
            bad.append(number)
            continue
        if tuple(row) not in seen:
            seen.add(tuple(row))
            scores.setdefault(subject, []).append(score)
    if number == 0:
        raise ValueError("nothing")
    return {"averages": {s: sum(v) / len(v) for s, v in scores.items()}, "bad_lines": bad}


# %% wrong score_report: an empty name makes a bad line -> score_report_test_bad
def score_report(lines):
    scores, bad, number = {}, [], 0
    for number, row in enumerate(csv.reader(lines), 1):
        if number == 1 or not row:
            continue
        try:
            name, subject, text = row
            score = float(text)
            if not 0 <= score <= 100 or name == "":
                raise ValueError
        except ValueError:
            bad.append(number)
            continue
        scores.setdefault(subject, []).append(score)
    if number == 0:
        raise ValueError("nothing")
    return {"averages": {s: sum(v) / len(v) for s, v in scores.items()}, "bad_lines": bad}


# %% wrong score_report: nan by its small letters only -> score_report_test_bad
def score_report(lines):
    scores, bad, number = {}, [], 0
    for number, row in enumerate(csv.reader(lines), 1):
        if number == 1 or not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if score < 0 or score > 100 or text == "nan":
                raise ValueError
        except ValueError:
            bad.append(number)
            continue
        scores.setdefault(subject, []).append(score)
    if number == 0:
        raise ValueError("nothing")
    return {"averages": {s: sum(v) / len(v) for s, v in scores.items()}, "bad_lines": bad}


# %% wrong score_report: the range is cut to whole numbers -> score_report_test_bad
def score_report(lines):
    scores, bad, number = {}, [], 0
    for number, row in enumerate(csv.reader(lines), 1):
        if number == 1 or not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= int(score) <= 100:
                raise ValueError
        except (ValueError, OverflowError):
            bad.append(number)
            continue
        scores.setdefault(subject, []).append(score)
    if number == 0:
        raise ValueError("nothing")
    return {"averages": {s: sum(v) / len(v) for s, v in scores.items()}, "bad_lines": bad}


# %% wrong score_report: rounded averages -> score_report_test_quotes
def score_report(lines):
    scores, bad, number = {}, [], 0
    for number, row in enumerate(csv.reader(lines), 1):
        if number == 1 or not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
        except ValueError:
            bad.append(number)
            continue
        scores.setdefault(subject, []).append(score)
    if number == 0:
        raise ValueError("nothing")
    return {"averages": {s: round(sum(v) / len(v), 6) for s, v in scores.items()}, "bad_lines": bad}


# %% wrong score_report: an empty file gives an empty report -> score_report_test_edges
def score_report(lines):
    scores, bad = {}, []
    for number, row in enumerate(csv.reader(lines), 1):
        if number == 1 or not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
        except ValueError:
            bad.append(number)
            continue
        scores.setdefault(subject, []).append(score)
    return {"averages": {s: sum(v) / len(v) for s, v in scores.items()}, "bad_lines": bad}


# %% wrong score_report: the header alone is refused -> score_report_test_edges
def score_report(lines):
    scores, bad, number = {}, [], 0
    for number, row in enumerate(csv.reader(lines), 1):
        if number == 1 or not row:
            continue
        try:
            _, subject, text = row
            score = float(text)
            if not 0 <= score <= 100:
                raise ValueError
        except ValueError:
            bad.append(number)
            continue
        scores.setdefault(subject, []).append(score)
    if number <= 1:
        raise ValueError("nothing")
    return {"averages": {s: sum(v) / len(v) for s, v in scores.items()}, "bad_lines": bad}


# %% right cached: two lists
def cached(function):
    arguments, results = [], []

    def wrapper(x):
        for argument, result in zip(arguments, results):
            if type(argument) is type(x) and argument == x:
                return result
        result = function(x)
        arguments.append(x)
        results.append(result)
        return result

    return wrapper


# %% right cached: a dictionary that computes what is missing
class Memory(dict):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def __missing__(self, x):
        self[x] = self.function(x)
        return self[x]


def cached(function):
    memory = Memory(function)
    return lambda x: memory[x]


# %% wrong cached: the hash as the key -> cached_test_independent
def cached(function):
    memory = {}

    def wrapper(x):
        if hash(x) not in memory:
            memory[hash(x)] = function(x)
        return memory[hash(x)]

    return wrapper


# %% wrong cached: a hundred at most -> cached_test_independent
import functools


def cached(function):
    return functools.lru_cache(maxsize=100)(function)


# %% wrong cached: one default dictionary for all -> cached_test_independent
def cached(function, memory={}):
    def wrapper(x):
        if x not in memory:
            memory[x] = function(x)
        return memory[x]

    return wrapper


# %% wrong cached: get and or -> cached_test_none
def cached(function):
    memory = {}

    def wrapper(x):
        memory[x] = memory.get(x) or function(x)
        return memory[x]

    return wrapper


# %% wrong cached: false arguments are not remembered -> cached_test_independent
def cached(function):
    memory = {}

    def wrapper(x):
        if not x:
            return function(x)
        if x not in memory:
            memory[x] = function(x)
        return memory[x]

    return wrapper


# %% wrong cached: does not remember at all
def cached(function):
    def wrapper(x):
        return function(x)

    return wrapper


# %% wrong cached: tries the function when it decorates -> cached_test_none
def cached(function):
    memory = {0: function(0)}

    def wrapper(x):
        if x not in memory:
            memory[x] = function(x)
        return memory[x]

    return wrapper


# %% wrong cached: the result is the key
def cached(function):
    memory = {}

    def wrapper(x):
        result = function(x)
        if result not in memory:
            memory[result] = result
        return memory[result]

    return wrapper


# %% right vector: a NamedTuple
from typing import NamedTuple


class Vector(NamedTuple):
    x: float
    y: float

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return False
        return self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% right vector: a subclass of tuple
class Vector(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    @property
    def y(self):
        return self[1]

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __abs__(self):
        import math

        return math.hypot(self.x, self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and tuple(self) == tuple(other)

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


# %% wrong top_words: strips the words -> top_words_test_random
def top_words(words, n):
    counts = Counter(word.strip().lower() for word in words)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:n]


# %% equivalent rank_students: the order after sorting is the same
#       """
# +     records = sorted(records)
#       return sorted(records, key=lambda record: (-record[1], record[0]))


# %% equivalent hanoi: the next call refuses it
# -     if n < 0:
# +     if n < -1:


# %% equivalent all_orders: the items are different from each other
#       """
# +     items = list(dict.fromkeys(items))
#       if len(items) == 0:


# %% equivalent primes: more primes than needed are tried, or those of another generator
# - def primes():
# + def primes(found=[]):
# @@
# -     found = []

# -         if all((n % p != 0 for p in itertools.takewhile(lambda p: p * p <= n, found))):
# +         if all((n % p != 0 for p in itertools.takewhile(lambda p: p / p <= n, found))):

# -         if all((n % p != 0 for p in itertools.takewhile(lambda p: p * p <= n, found))):
# +         if all((n % p != 0 for p in itertools.takewhile(lambda p: p <= n, found))):

# -         if all((n % p != 0 for p in itertools.takewhile(lambda p: p * p <= n, found))):
# +         if all((n % p != 0 for p in itertools.takewhile(lambda p: p + p <= n, found))):


# %% equivalent top_words: the order of the words makes no difference, nor does a small letter made small again
#       """
# +     words = sorted(words)
#       counts = Counter((word.lower() for word in words))

#       """
# +     words = [each.lower() for each in words]
#       counts = Counter((word.lower() for word in words))


# %% equivalent priority_queue: the numbers grow all the same
# -         self.number = 0
# +         self.number = 1

# -         self.number = 0
# +         self.number = -1

# -         self.number += 1
# +         self.number += 2


# %% equivalent score_report: the text does not promise what becomes of the list
#       """
# +     if isinstance(lines, list):
# +         lines, _ = (list(lines), lines.append(None))
#       scores = defaultdict(list)
