"""第 02.01 章的助手：问题、地图、迷宫、八数码、井字棋，以及把搜索过程画出来的工具。

笔记本里用 ``import search`` 载入。所有问题都有同样的三样东西：

- ``problem.start``：初始状态；
- ``problem.is_goal(state)``：这个状态是不是目标；
- ``problem.successors(state)``：从这个状态走一步能到哪里，
  得到列表 ``[(下一个状态, 这一步的代价), ...]``。

状态（state）可以是城市名、格子坐标、棋盘……只保证可以放进集合、可以当字典的键。
"""

import heapq
import math
import random
from collections.abc import Callable, Hashable, Iterator
from typing import Any, NamedTuple

import ipywidgets as widgets
import matplotlib.pyplot as plt
from IPython.display import HTML
from matplotlib.animation import FuncAnimation
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.patheffects import withStroke

from aicourse.plotting import COLORS

State = Hashable
Graph = dict[Any, dict[Any, float]]
Heuristic = Callable[[Any], float]

# 四种颜色来自课程的色盲友好配色：蓝与橙，无论哪一种色觉都分得开；路径另外画成粗线。
FRONTIER = COLORS[4]
EXPLORED = COLORS[5]
CURRENT = COLORS[3]
PATH = COLORS[1]
WALL = "#4D4D4D"
MUD = "#D9C7A7"

STRATEGIES = {
    "bfs": "广度优先",
    "dfs": "深度优先",
    "ids": "迭代加深",
    "ucs": "一致代价",
    "greedy": "贪婪最佳优先",
    "astar": "A*",
}


# ---------------------------------------------------------------- 问题


class Problem:
    """一个搜索问题。具体的问题（图、迷宫……）都由它派生。

    属性：
        start：初始状态。
        expanded：已经展开了多少个状态，也就是 successors 被调用了多少次。
        limit：最多允许展开多少次，None 表示不限。超过时抛出 RuntimeError，
            这样陷入死循环的搜索会停下来，而不是让笔记本一直转下去。
    """

    def __init__(self, start: State, limit: int | None = None) -> None:
        self.start = start
        self.limit = limit
        self.expanded = 0

    def is_goal(self, state: Any) -> bool:
        """判断 state 是不是目标。"""
        raise NotImplementedError

    def successors(self, state: Any) -> list[tuple[Any, float]]:
        """展开 state：返回列表 [(下一个状态, 这一步的代价), ...]。"""
        self.expanded += 1
        if self.limit is not None and self.expanded > self.limit:
            raise RuntimeError(
                f"已经展开了 {self.limit} 次还没有结束：是不是重复展开了同一个状态，或者在绕圈子？"
            )
        return self._successors(state)

    def draw(self, ax: Axes, step: "Step") -> None:
        """把搜索进行到某一步的样子画在 ax 上；不是每种问题都画得出来。"""
        raise TypeError(f"{type(self).__name__} 没有位置信息，画不出来")

    def _successors(self, state: Any) -> list[tuple[Any, float]]:
        raise NotImplementedError


class GraphProblem(Problem):
    """在一张图里从起点走到终点。

    参数：
        graph：字典的字典，graph["A"]["B"] 是从 A 直接走到 B 的代价。
        start, goal：起点和终点。
        positions：可选，每个结点画在哪里，{"A": (x, y), ...}。
        limit：见 Problem。

    例子：
        GraphProblem({"A": {"B": 2}, "B": {}}, "A", "B")
    """

    def __init__(
        self,
        graph: Graph,
        start: State,
        goal: State,
        positions: dict[Any, tuple[float, float]] | None = None,
        limit: int | None = None,
    ) -> None:
        super().__init__(start, limit)
        self.graph = graph
        self.goal = goal
        self.positions = positions

    def is_goal(self, state: Any) -> bool:
        """判断 state 是不是终点。"""
        return bool(state == self.goal)

    def _successors(self, state: Any) -> list[tuple[Any, float]]:
        return list(self.graph[state].items())

    def draw(self, ax: Axes, step: "Step") -> None:
        """画出结点、连线和每条线的代价，再按 step 上色。"""
        if self.positions is None:
            super().draw(ax, step)
            return
        _draw_edges(ax, self.graph, self.positions)
        _draw_nodes(ax, self.positions, step, size=700)
        for name, (x, y) in self.positions.items():
            ax.text(x, y, str(name), ha="center", va="center", zorder=5)
        ax.margins(0.15)
        ax.axis("off")


# 市中心的纬度、经度（度），取自 GeoNames（https://www.geonames.org，CC BY 4.0），保留两位小数。
CITIES: dict[str, tuple[float, float]] = {
    "北京": (39.91, 116.40),
    "天津": (39.14, 117.18),
    "石家庄": (38.04, 114.48),
    "太原": (37.87, 112.56),
    "济南": (36.67, 117.00),
    "青岛": (36.06, 120.38),
    "郑州": (34.76, 113.65),
    "西安": (34.26, 108.93),
    "徐州": (34.20, 117.28),
    "南京": (32.06, 118.78),
    "合肥": (31.86, 117.28),
    "上海": (31.22, 121.46),
    "杭州": (30.29, 120.16),
    "武汉": (30.58, 114.27),
    "长沙": (28.20, 112.97),
    "南昌": (28.68, 115.85),
    "重庆": (29.56, 106.56),
    "成都": (30.67, 104.07),
}

# 两城之间沿国家高速公路驾车的大约里程（km）和主要走的高速。里程是手工录入的公开约数，
# 取整到 10 km，可以用任何导航地图核对。它们足够用来学搜索，但不能代替导航。
ROADS: list[tuple[str, str, int, str]] = [
    ("北京", "天津", 140, "G2 京沪"),
    ("北京", "石家庄", 290, "G4 京港澳"),
    ("天津", "石家庄", 320, "G18 荣乌、G4 京港澳"),
    ("天津", "济南", 320, "G2 京沪"),
    ("石家庄", "太原", 230, "G20 青银"),
    ("石家庄", "济南", 310, "G20 青银"),
    ("石家庄", "郑州", 420, "G4 京港澳"),
    ("太原", "郑州", 430, "G55 二广"),
    ("太原", "西安", 600, "G5 京昆"),
    ("济南", "青岛", 360, "G20 青银"),
    ("济南", "徐州", 310, "G3 京台"),
    ("济南", "郑州", 440, "G35 济广、G30 连霍"),
    ("青岛", "徐州", 430, "G15 沈海、G30 连霍"),
    ("徐州", "郑州", 360, "G30 连霍"),
    ("徐州", "南京", 340, "G2513 淮徐、S49 新扬"),
    ("徐州", "合肥", 310, "G3 京台"),
    ("郑州", "西安", 480, "G30 连霍"),
    ("郑州", "武汉", 510, "G4 京港澳"),
    ("南京", "合肥", 170, "G40 沪陕"),
    ("南京", "上海", 300, "G42 沪蓉"),
    ("南京", "杭州", 280, "G25 长深"),
    ("上海", "杭州", 180, "G60 沪昆"),
    ("合肥", "武汉", 390, "G42 沪蓉"),
    ("合肥", "南昌", 450, "G3 京台、G70 福银"),
    ("杭州", "南昌", 540, "G60 沪昆"),
    ("武汉", "长沙", 350, "G4 京港澳"),
    ("武汉", "南昌", 350, "G70 福银"),
    ("长沙", "南昌", 340, "G60 沪昆"),
    ("西安", "武汉", 740, "G70 福银"),
    ("西安", "成都", 720, "G5 京昆"),
    ("西安", "重庆", 700, "G65 包茂"),
    ("成都", "重庆", 310, "G93 成渝"),
    ("重庆", "武汉", 870, "G50 沪渝"),
    ("重庆", "长沙", 880, "G65 包茂、G56 杭瑞"),
]

EARTH_RADIUS = 6371.0  # 地球的平均半径，km


def road_map() -> Graph:
    """返回公路图：road_map()["北京"]["天津"] 是两城之间的里程（km），两个方向都有。"""
    graph: Graph = {city: {} for city in CITIES}
    for a, b, km, _ in ROADS:
        graph[a][b] = km
        graph[b][a] = km
    return graph


def straight_line(a: str, b: str) -> float:
    """返回两座城市之间的大圆距离（km）：在球面上从 a 到 b 最短的距离，用半正矢公式计算。"""
    lat1, lon1, lat2, lon2 = map(math.radians, (*CITIES[a], *CITIES[b]))
    h = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(h))


class RoadProblem(GraphProblem):
    """在公路图上从一座城市开到另一座城市，代价是里程（km）。"""

    def __init__(self, start: str, goal: str, limit: int | None = None) -> None:
        positions = {city: (lon, lat) for city, (lat, lon) in CITIES.items()}
        super().__init__(road_map(), start, goal, positions, limit)

    def straight_line(self, city: str) -> float:
        """返回 city 到终点的大圆距离（km）。公路总不会比它更短。"""
        return straight_line(city, str(self.goal))

    def draw(self, ax: Axes, step: "Step") -> None:
        """按经纬度画出城市和公路，再按 step 上色。"""
        assert self.positions is not None
        _draw_edges(ax, self.graph, self.positions, font_size=7)
        _draw_nodes(ax, self.positions, step, size=90)
        for city, (x, y) in self.positions.items():
            marks = {self.start: "（起点）", self.goal: "（终点）"}
            left = city in LABEL_LEFT
            label = ax.text(
                x + (-0.28 if left else 0.28),
                y + (-0.15 if city in LABEL_BELOW else 0.12),
                city + marks.get(city, ""),
                ha="right" if left else "left",
                va="top" if city in LABEL_BELOW else "bottom",
                fontsize=9,
                zorder=6,
            )
            # 白边让字压在公路上也看得清。
            label.set_path_effects([withStroke(linewidth=2, foreground="white")])
        ax.set_aspect(1 / math.cos(math.radians(34)))
        ax.set_xlabel("东经（度）")
        ax.set_ylabel("北纬（度）")
        ax.set_xlim(101.2, 124)
        ax.grid(False)


# 名字写在左边、下边的城市：写在右上方会压住公路的里程。
LABEL_LEFT = {"太原", "石家庄", "成都", "西安", "长沙", "北京", "合肥"}
LABEL_BELOW = {"太原", "杭州", "长沙", "南昌", "重庆"}


def distances_to(graph: Graph, goal: State) -> dict[Any, float]:
    """返回每个结点到 goal 的最小代价 {结点: 代价}；到不了 goal 的结点不在字典里。"""
    best = {state: math.inf for state in graph}
    best[goal] = 0
    # 反复“放松”每条边，直到没有什么可以再改进（Bellman-Ford 算法）。
    changed = True
    while changed:
        changed = False
        for a, edges in graph.items():
            for b, cost in edges.items():
                if cost + best[b] < best[a]:
                    best[a] = cost + best[b]
                    changed = True
    return {state: cost for state, cost in best.items() if cost < math.inf}


class MazeProblem(Problem):
    """在迷宫里从 S 走到 G。状态是格子 (行, 列)，左上角是 (0, 0)。

    参数：
        rows：字符串的列表，一行一个。"#" 是墙，"." 是平地（走进去代价 1），
            "~" 是泥地（走进去代价 5），"S" 是起点，"G" 是终点。
        diagonal：为 True 时可以走八个方向：直走一格代价 10，斜走一格代价 14
            （约等于 10 乘以根号 2），没有泥地。为 False 时只能上下左右走。
        limit：见 Problem。
    """

    def __init__(self, rows: list[str], diagonal: bool = False, limit: int | None = None) -> None:
        cells = {(r, c): mark for r, row in enumerate(rows) for c, mark in enumerate(row)}
        where = {mark: cell for cell, mark in cells.items() if mark in "SG"}
        super().__init__(where["S"], limit)
        self.goal = where["G"]
        self.rows = rows
        self.diagonal = diagonal
        self.cells = cells

    def is_goal(self, state: Any) -> bool:
        """判断 state 是不是终点。"""
        return bool(state == self.goal)

    def city_blocks(self, cell: tuple[int, int]) -> int:
        """返回 cell 到终点的曼哈顿距离：横着差几格，加上竖着差几格。"""
        return abs(cell[0] - self.goal[0]) + abs(cell[1] - self.goal[1])

    def graph(self) -> Graph:
        """返回迷宫对应的图：graph()[格子][相邻的格子] 是代价。"""
        free = [cell for cell, mark in self.cells.items() if mark != "#"]
        return {cell: dict(self._successors(cell)) for cell in free}

    def _successors(self, state: Any) -> list[tuple[Any, float]]:
        r, c = state
        moves = [(-1, 0), (1, 0), (0, -1), (0, 1)]
        if self.diagonal:
            moves += [(-1, -1), (-1, 1), (1, -1), (1, 1)]
        found: list[tuple[Any, float]] = []
        for dr, dc in moves:
            mark = self.cells.get((r + dr, c + dc), "#")
            if mark != "#":
                found.append(((r + dr, c + dc), self._cost(mark, dr != 0 and dc != 0)))
        return found

    def _cost(self, mark: str, is_diagonal: bool) -> int:
        if self.diagonal:
            return 14 if is_diagonal else 10
        return 5 if mark == "~" else 1

    def draw(self, ax: Axes, step: "Step") -> None:
        """画出迷宫，再按 step 上色。"""
        kinds = ["white", WALL, MUD, EXPLORED, FRONTIER, CURRENT]
        picture = [[{"#": 1, "~": 2}.get(mark, 0) for mark in row] for row in self.rows]
        for number, group in [(3, step.explored), (4, step.frontier), (5, [step.current])]:
            for cell in group:
                if cell is not None:
                    picture[cell[0]][cell[1]] = number
        ax.imshow(picture, cmap=ListedColormap(kinds), vmin=0, vmax=len(kinds) - 1)
        for (r, c), mark in self.cells.items():
            if mark in "SG":
                ax.text(c, r, mark, ha="center", va="center", zorder=6, **_BADGE)
            elif mark == "~":  # 泥地被搜索的颜色盖住以后，仍然看得出是泥地
                ax.text(c, r, mark, ha="center", va="center", fontsize=12, zorder=5)
        if step.path:
            ax.plot([c for _, c in step.path], [r for r, _ in step.path], color=PATH, linewidth=3)
        height, width = len(self.rows), len(self.rows[0])
        frame = plt.Rectangle((-0.5, -0.5), width, height, fill=False, clip_on=False)
        frame.set(edgecolor=WALL, linewidth=2)
        ax.add_patch(frame)
        ax.axis("off")


# 起点和终点写在白色的小圆牌上，被路线压住也看得清。
_BADGE: dict[str, Any] = {
    "fontsize": 11,
    "fontweight": "bold",
    "bbox": {"boxstyle": "circle,pad=0.18", "facecolor": "white", "edgecolor": "black"},
}


def random_maze(height: int, width: int, seed: int, openings: float = 0.0) -> list[str]:
    """随机生成一座迷宫，起点在左上角，终点在右下角，保证走得通。

    参数：
        height, width：行数和列数，都是不小于 5 的奇数。
        seed：随机数种子，同样的种子得到同样的迷宫。
        openings：0 到 1 之间，随机打通多大比例的内墙；0 时任意两格之间只有一条路。
    返回：
        list[str]，可以直接交给 MazeProblem。
    """
    rng = random.Random(seed)
    grid = [["#"] * width for _ in range(height)]
    grid[1][1] = "."
    trail = [(1, 1)]
    while trail:
        r, c = trail[-1]
        ways = [(dr, dc) for dr, dc in ((-2, 0), (2, 0), (0, -2), (0, 2))]
        ways = [
            (dr, dc)
            for dr, dc in ways
            if 0 < r + dr < height - 1 and 0 < c + dc < width - 1 and grid[r + dr][c + dc] == "#"
        ]
        if not ways:
            trail.pop()
            continue
        dr, dc = rng.choice(ways)
        grid[r + dr // 2][c + dc // 2] = grid[r + dr][c + dc] = "."
        trail.append((r + dr, c + dc))
    for r in range(1, height - 1):
        for c in range(1, width - 1):
            # 只打通两个房间之间的墙，不动墙角的柱子。
            if grid[r][c] == "#" and (r + c) % 2 == 1 and rng.random() < openings:
                grid[r][c] = "."
    grid[1][1], grid[height - 2][width - 2] = "S", "G"
    return ["".join(row) for row in grid]


class PuzzleProblem(Problem):
    """八数码：把 8 个数字滑回原位。

    状态是 9 个数的元组，从左到右、从上到下，0 是空格；目标是 (1, 2, 3, 4, 5, 6, 7, 8, 0)。
    每滑动一个数字，代价是 1。
    """

    GOAL = (1, 2, 3, 4, 5, 6, 7, 8, 0)

    def is_goal(self, state: Any) -> bool:
        """判断是不是所有数字都已归位。"""
        return bool(state == self.GOAL)

    def misplaced(self, board: tuple[int, ...]) -> int:
        """返回没有归位的数字的个数（空格不算）。"""
        return sum(a != b for a, b in zip(board, self.GOAL, strict=True) if a != 0)

    def city_blocks(self, board: tuple[int, ...]) -> int:
        """返回每个数字离自己的位置有几格（横加竖），加在一起（空格不算）。"""
        return sum(_BLOCKS[tile][place] for place, tile in enumerate(board))

    def _successors(self, state: Any) -> list[tuple[Any, float]]:
        hole = state.index(0)
        found: list[tuple[Any, float]] = []
        for other in _NEIGHBOURS[hole]:
            board = list(state)
            board[hole], board[other] = board[other], 0
            found.append((tuple(board), 1))
        return found


_NEIGHBOURS = [
    [q for q in range(9) if abs(q // 3 - p // 3) + abs(q % 3 - p % 3) == 1] for p in range(9)
]
_BLOCKS = [[0] * 9] + [
    [abs(p // 3 - (t - 1) // 3) + abs(p % 3 - (t - 1) % 3) for p in range(9)] for t in range(1, 9)
]


def boards_by_depth(depth: int) -> list[list[tuple[int, ...]]]:
    """把八数码的棋盘按“最少几步能还原”分层，返回第 0 层到第 depth 层，每层是棋盘的列表。"""
    problem = PuzzleProblem(PuzzleProblem.GOAL)
    layers: list[list[tuple[int, ...]]] = [[PuzzleProblem.GOAL]]
    seen = {PuzzleProblem.GOAL}
    for _ in range(depth):
        layer = []
        for board in layers[-1]:
            for other, _ in problem.successors(board):
                if other not in seen:
                    seen.add(other)
                    layer.append(other)
        layers.append(layer)
    return layers


# ---------------------------------------------------------------- 看着搜索一步一步走


class Step(NamedTuple):
    """搜索进行到某一步时的样子。

    属性：
        current：正在展开的状态，没有时是 None。
        frontier：边界（frontier）里的状态：已经看见，还没有展开。
        explored：已经展开过的状态。
        path：找到的路径；还没有找到时是空元组。
    """

    current: Any = None
    frontier: tuple[Any, ...] = ()
    explored: tuple[Any, ...] = ()
    path: tuple[Any, ...] = ()


class Cost(NamedTuple):
    """一次搜索花了多少力气。

    属性：
        expanded：展开了多少次。
        memory：同时记在内存里的状态最多有多少个。
        steps：找到的路径有几步；没有找到时是 None。
        cost：找到的路径的总代价；没有找到时是 None。
    """

    expanded: int
    memory: int
    steps: int | None
    cost: float | None


def _only_for_show(problem: Problem) -> None:
    """引擎只演示助手自己的问题；练习和测试里的问题要用自己写的搜索来解。"""
    if type(problem).__module__ != __name__:
        raise TypeError("助手的引擎只能演示助手里的问题：练习里的搜索，要你自己写")


class _Tracer:
    """演示用的搜索：几种策略共用一个循环，差别只在于先展开边界里的哪一个。"""

    def __init__(self, problem: Problem, strategy: str, heuristic: Heuristic | None) -> None:
        _only_for_show(problem)
        if strategy not in STRATEGIES or strategy == "ids":
            raise ValueError(f"没有叫 {strategy} 的策略")
        if strategy in ("greedy", "astar") and heuristic is None:
            raise ValueError(f"{STRATEGIES[strategy]}需要一个启发式函数 heuristic")
        self.problem = problem
        self.strategy = strategy
        self.estimate: Heuristic = heuristic or (lambda state: 0)
        self.parents: dict[Any, Any] = {problem.start: None}
        self.costs: dict[Any, float] = {problem.start: 0}
        self.waiting: dict[Any, None] = {problem.start: None}
        self.explored: dict[Any, None] = {}
        self.queue: list[tuple[float, int, Any]] = []
        self.pushed = 0
        self.found: Any = None
        self._push(problem.start)

    def run(self) -> Iterator[Any]:
        """一次展开一个状态，展开前把它交出来看一看。"""
        while self.queue:
            state = heapq.heappop(self.queue)[-1]
            if state not in self.waiting:
                continue
            del self.waiting[state]
            if self.problem.is_goal(state):
                self.found = state
                return
            yield state
            self.explored[state] = None
            children = self.problem.successors(state)
            for child, cost in reversed(children) if self.strategy == "dfs" else children:
                self._meet(state, child, self.costs[state] + cost)

    def path(self) -> tuple[Any, ...]:
        """返回找到的路径，没有找到时是空元组。"""
        states, state = [], self.found
        while state is not None:
            states.append(state)
            state = self.parents[state]
        return tuple(reversed(states))

    def _meet(self, parent: Any, child: Any, cost: float) -> None:
        known = child in self.costs
        if self.strategy in ("ucs", "astar"):
            keep = not known or cost < self.costs[child]
        elif self.strategy == "dfs":
            keep = child not in self.explored
        else:
            keep = not known
        if keep:
            self.parents[child], self.costs[child] = parent, cost
            self.explored.pop(child, None)
            self.waiting[child] = None
            self._push(child)

    def _push(self, state: Any) -> None:
        self.pushed += 1
        priority = {
            "bfs": lambda: 0.0,
            "dfs": lambda: -self.pushed,
            "ucs": lambda: self.costs[state],
            "greedy": lambda: self.estimate(state),
            "astar": lambda: self.costs[state] + self.estimate(state),
        }[self.strategy]()
        heapq.heappush(self.queue, (priority, self.pushed, state))


def measure(problem: Problem, strategy: str, heuristic: Heuristic | None = None) -> Cost:
    """用某种策略搜索，返回花了多少力气（Cost）。

    参数：
        problem：任何一个问题。
        strategy："bfs"、"dfs"、"ids"、"ucs"、"greedy" 或 "astar"。
        heuristic：启发式函数，"greedy" 和 "astar" 需要。
    """
    if strategy == "ids":
        return _measure_deepening(problem)
    tracer = _Tracer(problem, strategy, heuristic)
    expanded = memory = 0
    for _ in tracer.run():
        expanded += 1
        memory = max(memory, len(tracer.waiting) + len(tracer.explored) + 1)
    path = tracer.path()
    if not path:
        return Cost(expanded, memory, None, None)
    return Cost(expanded, memory, len(path) - 1, tracer.costs[path[-1]])


def _measure_deepening(problem: Problem) -> Cost:
    """迭代加深：深度上限 0、1、2……逐个试。

    内存里只有当前这条路上的状态，和其中每个状态还没有试的后继。
    """
    _only_for_show(problem)
    expanded = memory = 0

    def dive(trail: list[Any], cost: float, left: int, waiting: int) -> float | None:
        nonlocal expanded, memory
        memory = max(memory, len(trail) + waiting)
        if problem.is_goal(trail[-1]):
            return cost
        if left == 0:
            return None
        expanded += 1
        children = [(c, step) for c, step in problem.successors(trail[-1]) if c not in trail]
        for tried, (child, step) in enumerate(children, start=1):
            trail.append(child)
            total = dive(trail, cost + step, left - 1, waiting + len(children) - tried)
            trail.pop()
            if total is not None:
                return total
        return None

    depth = 0
    while (total := dive([problem.start], 0, depth, 0)) is None:
        depth += 1
    return Cost(expanded, memory, depth, total)


class Film:
    """把一次搜索录下来，可以拖着滑块看，也可以当动画放。

    参数：
        problem：画得出来的问题：MazeProblem、RoadProblem，或给了 positions 的 GraphProblem。
        strategy, heuristic：见 measure（这里不能用 "ids"）。
    """

    def __init__(self, problem: Problem, strategy: str, heuristic: Heuristic | None = None) -> None:
        self.problem = problem
        self.title = STRATEGIES.get(strategy, strategy)
        tracer = _Tracer(problem, strategy, heuristic)
        self.steps = [
            Step(current, tuple(tracer.waiting), tuple(tracer.explored)) for current in tracer.run()
        ]
        last = Step(None, tuple(tracer.waiting), tuple(tracer.explored), tracer.path())
        self.steps.append(last)

    def __len__(self) -> int:
        return len(self.steps)

    def draw(self, step: int = -1) -> None:
        """画出第 step 步（从 0 开始，-1 是最后一步）。"""
        _, ax = plt.subplots(figsize=self._size())
        self.draw_on(ax, step)
        plt.show()

    def draw_on(self, ax: Axes, step: int = -1) -> None:
        """在给定的 ax 上画出第 step 步。"""
        number = step % len(self.steps)
        shown = self.steps[number]
        self.problem.draw(ax, shown)
        ax.set_title(f"{self.title}：已展开 {number} 次，边界里有 {len(shown.frontier)} 个")

    def animate(self, frames: int = 24) -> HTML:
        """返回可以在浏览器里播放的动画，最多 frames 帧。"""
        last = len(self.steps) - 1
        count = min(frames, last + 1)
        chosen = [round(i * last / max(count - 1, 1)) for i in range(count)]
        fig, ax = plt.subplots(figsize=self._size(), dpi=60)

        def show(frame: int) -> list[Any]:
            ax.clear()
            self.draw_on(ax, frame)
            return []

        # 一圈放完后停在最后一帧，想再看一遍就按播放键。
        film = FuncAnimation(fig, show, frames=chosen, interval=200, init_func=lambda: [])
        page = film.to_jshtml(default_mode="once")
        plt.close(fig)
        return HTML(page)

    def _size(self) -> tuple[float, float]:
        if isinstance(self.problem, RoadProblem):
            return (6.8, 5.4)
        if isinstance(self.problem, MazeProblem):
            rows = self.problem.rows
            return (max(3.2, 0.24 * len(rows[0])), max(2.4, 0.24 * len(rows) + 0.5))
        return (5.0, 3.4)


def draw_key() -> None:
    """画出图例：每种颜色是什么意思。"""
    _, ax = plt.subplots(figsize=(6.4, 0.6))
    items = [(CURRENT, "正在展开"), (FRONTIER, "边界"), (EXPLORED, "已展开"), (MUD, "泥地 ~")]
    for i, (color, name) in enumerate(items):
        ax.scatter(i * 1.5, 0, marker="s", s=160, color=color, edgecolor="black", linewidth=0.5)
        ax.text(i * 1.5 + 0.15, 0, name, va="center")
    ax.plot([6.0, 6.3], [0, 0], color=PATH, linewidth=3)
    ax.text(6.4, 0, "找到的路径", va="center")
    ax.set_xlim(-0.2, 7.6)
    ax.axis("off")
    plt.show()


def _draw_edges(
    ax: Axes, graph: Graph, positions: dict[Any, tuple[float, float]], font_size: float = 9
) -> None:
    for a, edges in graph.items():
        for b, cost in edges.items():
            two_way = graph.get(b, {}).get(a) == cost
            if two_way and list(graph).index(a) > list(graph).index(b):
                continue
            (x1, y1), (x2, y2) = positions[a], positions[b]
            style = "-" if two_way else "-|>"
            ax.annotate(
                "",
                (x2, y2),
                (x1, y1),
                arrowprops={
                    "arrowstyle": style,
                    "color": "#8C8C8C",
                    "shrinkA": 0 if two_way else 14,
                    "shrinkB": 0 if two_way else 14,
                },
                zorder=1,
            )
            ax.text(
                (x1 + x2) / 2,
                (y1 + y2) / 2,
                f"{cost:g}",
                ha="center",
                va="center",
                fontsize=font_size,
                color="#333333",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
                zorder=3.5,
            )


def _draw_nodes(
    ax: Axes, positions: dict[Any, tuple[float, float]], step: Step, size: float
) -> None:
    colors = {state: "white" for state in positions}
    colors |= dict.fromkeys(step.explored, EXPLORED)
    colors |= dict.fromkeys(step.frontier, FRONTIER)
    if step.current is not None:
        colors[step.current] = CURRENT
    x = [positions[state][0] for state in positions]
    y = [positions[state][1] for state in positions]
    if step.path:
        xs, ys = zip(*(positions[state] for state in step.path), strict=True)
        ax.plot(xs, ys, color=PATH, linewidth=3.5, zorder=3)
    ax.scatter(x, y, s=size, c=[colors[s] for s in positions], edgecolors="black", zorder=4)


def draw_boards(boards: list[tuple[int, ...]], titles: list[str] | None = None) -> None:
    """并排画出几个八数码棋盘。"""
    _, axes = plt.subplots(
        1, len(boards), figsize=(1.35 * len(boards), 1.6), squeeze=False, layout="constrained"
    )
    for i, (ax, board) in enumerate(zip(axes[0], boards, strict=True)):
        for place, tile in enumerate(board):
            r, c = divmod(place, 3)
            face = "white" if tile == 0 else EXPLORED
            ax.add_patch(plt.Rectangle((c, 2 - r), 0.94, 0.94, facecolor=face, edgecolor=WALL))
            if tile:
                ax.text(c + 0.47, 2.44 - r, str(tile), ha="center", va="center", fontsize=13)
        ax.set_xlim(-0.05, 3)
        ax.set_ylim(-0.05, 3)
        ax.set_aspect("equal")
        ax.axis("off")
        if titles:
            ax.set_title(titles[i])
    plt.show()


# ---------------------------------------------------------------- 博弈


def draw_tree(
    tree: Any,
    notes: dict[tuple[int, ...], str] | None = None,
    pruned: set[tuple[int, ...]] | None = None,
) -> None:
    """画一棵博弈树。

    参数：
        tree：数字（叶结点）或子树的列表。
        notes：写在某个结点上的字。结点用“从根开始每次走第几个孩子”的元组来指：
            () 是根，(0,) 是根的第一个孩子，(0, 2) 是它的第三个孩子。
        pruned：被剪掉的结点，画成灰色虚线。
    """
    notes, pruned = notes or {}, pruned or set()
    spots: dict[tuple[int, ...], tuple[float, int]] = {}
    leaves = 0

    def place(node: Any, where: tuple[int, ...]) -> float:
        nonlocal leaves
        if isinstance(node, list):
            children = [place(child, (*where, i)) for i, child in enumerate(node)]
            x = sum(children) / len(children)
        else:
            x, leaves = float(leaves), leaves + 1
        spots[where] = (x, -len(where))
        return x

    place(tree, ())
    _, ax = plt.subplots(figsize=(max(4.0, 0.75 * leaves), 3.2))
    for where, (x, y) in spots.items():
        gone = any(where[:n] in pruned for n in range(len(where) + 1))
        if where:
            px, py = spots[where[:-1]]
            ax.plot(
                [px, x],
                [py, y],
                color="#B3B3B3" if gone else "black",
                linestyle=":" if gone else "-",
                zorder=1,
            )
        node = tree
        for i in where:
            node = node[i]
        is_leaf = not isinstance(node, list)
        marker = "s" if is_leaf else ("^" if len(where) % 2 == 0 else "v")
        color = "#E6E6E6" if gone else (COLORS[5] if len(where) % 2 == 0 else COLORS[4])
        ax.scatter(
            x, y, s=420 if is_leaf else 900, marker=marker, zorder=2, edgecolors="black",
            color="white" if is_leaf and not gone else color, linewidths=0.4 if gone else 1,
        )  # fmt: skip
        text = f"{node}" if is_leaf else notes.get(where, "")
        ax.text(
            x,
            y if is_leaf else y + (-0.05 if marker == "^" else 0.05),
            text,
            ha="center",
            va="center",
            fontsize=10 if len(text) < 2 else 8,
            color="#8C8C8C" if gone else "black",
        )
    depth = -min(y for _, y in spots.values())
    for level in range(depth):
        name = "△ 轮到我（取大）" if level % 2 == 0 else "▽ 轮到对手（取小）"
        ax.text(-1.0, -level, name, ha="right", va="center", fontsize=9)
    ax.set_xlim(-3.6, leaves - 0.5)
    ax.set_ylim(-depth - 0.4, 0.4)
    ax.axis("off")
    plt.show()


# 井字棋的棋盘是 9 个字符的字符串，从左到右、从上到下：X、O 是棋子，"." 是空格。X 先走。
EMPTY_BOARD = "." * 9
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def turn(board: str) -> str:
    """返回轮到谁走："X" 或 "O"。"""
    return "X" if board.count("X") == board.count("O") else "O"


def empty_cells(board: str) -> list[int]:
    """返回空格的编号（0 到 8）的列表。"""
    return [i for i, mark in enumerate(board) if mark == "."]


def put(board: str, cell: int) -> str:
    """返回轮到的一方在 cell 落子之后的新棋盘；原来的棋盘不变。"""
    if board[cell] != ".":
        raise ValueError(f"{cell} 号格已经有棋子了")
    return board[:cell] + turn(board) + board[cell + 1 :]


def winner(board: str) -> str | None:
    """返回谁赢了："X" 或 "O"；平局是 "draw"，还没下完是 None。"""
    for a, b, c in LINES:
        if board[a] == board[b] == board[c] != ".":
            return board[a]
    return None if "." in board else "draw"


def one_step_player(board: str) -> int:
    """只看一步的棋手：能赢就赢，对手下一步要赢就堵，否则随便走。返回格子编号。"""
    me, cells = turn(board), empty_cells(board)
    for mark in (me, "O" if me == "X" else "X"):
        for cell in cells:
            if winner(board[:cell] + mark + board[cell + 1 :]) == mark:
                return cell
    return random.choice(cells)


def count_positions(board: str, prune: bool) -> int:
    """返回从 board 开始算出最好的一步，总共要看多少个棋盘；prune 表示要不要 α-β 剪枝。"""
    seen = 0

    def value(board: str, alpha: float, beta: float) -> float:
        nonlocal seen
        seen += 1
        result = winner(board)
        if result is not None:
            return 0 if result == "draw" else -1
        best = -math.inf
        for cell in empty_cells(board):
            best = max(best, -value(put(board, cell), -beta, -alpha))
            alpha = max(alpha, best)
            if prune and alpha >= beta:
                break
        return best

    value(board, -math.inf, math.inf)
    return seen


def draw_game(boards: list[str], titles: list[str] | None = None) -> None:
    """并排画出几个井字棋棋盘，空格里写着它的编号。"""
    _, axes = plt.subplots(
        1, len(boards), figsize=(1.7 * len(boards), 2.0), squeeze=False, layout="constrained"
    )
    for i, (ax, board) in enumerate(zip(axes[0], boards, strict=True)):
        for cell, mark in enumerate(board):
            r, c = divmod(cell, 3)
            text, color, size = {
                "X": ("X", COLORS[0], 20),
                "O": ("O", COLORS[1], 20),
                ".": (str(cell), "#BFBFBF", 9),
            }[mark]
            ax.text(c + 0.5, 2.5 - r, text, ha="center", va="center", color=color, fontsize=size)
        for k in (1, 2):
            ax.plot([k, k], [0, 3], color=WALL)
            ax.plot([0, 3], [k, k], color=WALL)
        ax.set_xlim(0, 3)
        ax.set_ylim(0, 3)
        ax.set_aspect("equal")
        ax.axis("off")
        if titles:
            ax.set_title(titles[i])
    plt.show()


class Game:
    """可以在笔记本里下的井字棋：你用按钮落子，电脑用 player 函数应对。

    参数：
        player：函数，参数是棋盘，返回要走的格子编号，例如 one_step_player。
        human：你执哪一方，"X"（先走）或 "O"。

    用法：
        在单元格的最后一行写 search.Game(search.one_step_player).widget
    """

    def __init__(self, player: Callable[[str], int], human: str = "X") -> None:
        self.player = player
        self.human = human
        self.board = EMPTY_BOARD
        self.message = widgets.Label()
        size = widgets.Layout(width="64px", height="64px")
        self.buttons = [widgets.Button(layout=size) for _ in range(9)]
        for cell, button in enumerate(self.buttons):
            button.style.font_size = "24px"
            button.on_click(lambda _, cell=cell: self.click(cell))
        again = widgets.Button(description="再来一局")
        again.on_click(lambda _: self.restart())
        rows = [widgets.HBox(self.buttons[r : r + 3]) for r in (0, 3, 6)]
        self.widget = widgets.VBox([*rows, self.message, again])
        self.restart()

    def restart(self) -> None:
        """清空棋盘，重新开始。"""
        self.board = EMPTY_BOARD
        self._answer()

    def click(self, cell: int) -> None:
        """你在 cell 落子，然后轮到电脑。"""
        is_my_turn = winner(self.board) is None and turn(self.board) == self.human
        if is_my_turn and self.board[cell] == ".":
            self.board = put(self.board, cell)
            self._answer()

    def _answer(self) -> None:
        problem = ""
        if winner(self.board) is None and turn(self.board) != self.human:
            try:
                self.board = put(self.board, self.player(self.board))
            except Exception as error:  # 电脑用的是学生写的函数，什么错都可能出
                problem = f"电脑没能走出一步：{error}"
        names = {None: "轮到你了", "draw": "平局", self.human: "你赢了！"}
        self.message.value = problem or names.get(winner(self.board), "电脑赢了")
        for mark, button in zip(self.board, self.buttons, strict=True):
            # 空格里写不换行空格：文字全空时，ipywidgets 不擦掉按钮上原来的棋子。
            button.description = "\u00a0" if mark == "." else mark
            button.disabled = mark != "." or winner(self.board) is not None
