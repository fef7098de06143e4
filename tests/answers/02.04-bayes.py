# %% right probability: a counting loop
def probability(outcomes, event):
    if len(outcomes) < 1:
        raise ValueError("empty")
    n = 0
    for o in outcomes:
        if event(o):
            n += 1
    return n / len(outcomes)


# %% right probability: numpy mean of the truth values
def probability(outcomes, event):
    truth = np.array([bool(event(o)) for o in outcomes])
    if truth.size == 0:
        raise ValueError("empty")
    return float(truth.mean())


# %% right probability: fractions
from fractions import Fraction


def probability(outcomes, event):
    items = list(outcomes)
    if not items:
        raise ValueError("empty")
    return float(Fraction(sum(map(bool, map(event, items))), len(items)))


# %% wrong probability: always divides by six -> probability_test_other
def probability(outcomes, event):
    if not outcomes:
        raise ValueError("empty")
    return sum(1 for o in outcomes if event(o)) / 6


# %% wrong probability: removes repeated outcomes -> probability_test_other
def probability(outcomes, event):
    different = set(outcomes)
    if not different:
        raise ValueError("empty")
    return sum(1 for o in different if event(o)) / len(different)


# %% wrong probability: ignores the event and counts sixes -> probability_test_dice
def probability(outcomes, event):
    if not outcomes:
        raise ValueError("empty")
    return list(outcomes).count(6) / len(outcomes)


# %% wrong probability: no check for empty -> probability_test_empty
def probability(outcomes, event):
    return sum(1 for o in outcomes if event(o)) / len(outcomes)


# %% wrong probability: returns the count -> probability_test_dice
def probability(outcomes, event):
    if not outcomes:
        raise ValueError("empty")
    return len([o for o in outcomes if event(o)])


# %% wrong probability: empties the list it was given -> probability_test_other
def probability(outcomes, event):
    total, hits = len(outcomes), 0
    if total == 0:
        raise ValueError("empty")
    if isinstance(outcomes, list):
        while outcomes:
            hits += bool(event(outcomes.pop()))
    else:
        hits = sum(bool(event(o)) for o in outcomes)
    return hits / total


# %% wrong probability: only an empty list is noticed -> probability_test_empty
def probability(outcomes, event):
    if outcomes == []:
        raise ValueError("空")
    return sum(1 for o in outcomes if event(o)) / len(outcomes)


# %% wrong probability: sorts the outcomes -> probability_test_other
def probability(outcomes, event):
    if len(outcomes) == 0:
        raise ValueError("没有结果")
    return sum(1 for o in sorted(outcomes) if event(o)) / len(outcomes)


# %% wrong probability: always an error -> probability_test_dice, probability_test_other, probability_test_empty
def probability(outcomes, event):
    raise ValueError("至少要有一个结果")


# %% right conditional_probability: two counters in one loop
def conditional_probability(outcomes, event, condition):
    both = given = 0
    for o in outcomes:
        if condition(o):
            given += 1
            if event(o):
                both += 1
    if given == 0:
        raise ValueError("impossible")
    return both / given


# %% right conditional_probability: ratio of two probabilities
def conditional_probability(outcomes, event, condition):
    n = len(outcomes)
    if n == 0 or not any(condition(o) for o in outcomes):
        raise ValueError("impossible")
    p_b = sum(bool(condition(o)) for o in outcomes) / n
    p_ab = sum(bool(condition(o) and event(o)) for o in outcomes) / n
    return p_ab / p_b


# %% wrong conditional_probability: divides by all outcomes -> conditional_probability_test_dice
def conditional_probability(outcomes, event, condition):
    if not any(condition(o) for o in outcomes):
        raise ValueError("impossible")
    return sum(1 for o in outcomes if condition(o) and event(o)) / len(outcomes)


# %% wrong conditional_probability: sides swapped -> conditional_probability_test_order
def conditional_probability(outcomes, event, condition):
    possible = [o for o in outcomes if event(o)]
    if not possible:
        raise ValueError("impossible")
    return sum(1 for o in possible if condition(o)) / len(possible)


# %% wrong conditional_probability: numerator does not ask for the condition -> conditional_probability_test_order
def conditional_probability(outcomes, event, condition):
    n = sum(1 for o in outcomes if condition(o))
    if n == 0:
        raise ValueError("impossible")
    return sum(1 for o in outcomes if event(o)) / n


# %% wrong conditional_probability: zero for an impossible condition -> conditional_probability_test_impossible
def conditional_probability(outcomes, event, condition):
    possible = [o for o in outcomes if condition(o)]
    if not possible:
        return 0.0
    return sum(1 for o in possible if event(o)) / len(possible)


# %% wrong conditional_probability: repeated outcomes count once -> conditional_probability_test_order
def conditional_probability(outcomes, event, condition):
    possible = {o for o in outcomes if condition(o)}
    if not possible:
        raise ValueError("impossible")
    return sum(1 for o in possible if event(o)) / len(possible)


# %% wrong conditional_probability: an error where the probability is zero -> conditional_probability_test_order
def conditional_probability(outcomes, event, condition):
    both = [o for o in outcomes if event(o) and condition(o)]
    if not both:
        raise ValueError
    return len(both) / len([o for o in outcomes if condition(o)])


# %% wrong conditional_probability: takes outcomes out of the list it was given -> conditional_probability_test_order
def conditional_probability(outcomes, event, condition):
    outcomes = outcomes if isinstance(outcomes, list) else list(outcomes)
    for o in outcomes[:]:
        if not condition(o):
            outcomes.remove(o)
    if not outcomes:
        raise ValueError
    return sum(1 for o in outcomes if event(o)) / len(outcomes)


# %% wrong conditional_probability: the first outcome is left out -> conditional_probability_test_order
def conditional_probability(outcomes, event, condition):
    possible = [o for o in list(outcomes)[1:] if condition(o)]
    if not possible:
        raise ValueError("条件从不发生")
    return sum(1 for o in possible if event(o)) / len(possible)


# %% wrong conditional_probability: always an error -> conditional_probability_test_impossible
def conditional_probability(outcomes, event, condition):
    raise ValueError("条件从不发生")


# %% right monty_hall: plays every door with the random module
import random


def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1:
        raise ValueError("rounds")
    if doors < 3:
        raise ValueError("doors")
    dice = random.Random(seed)
    won = 0
    for _ in range(rounds):
        car, mine = dice.randrange(doors), dice.randrange(doors)
        if mine == car:
            left = dice.choice([d for d in range(doors) if d != mine])
        else:
            left = car
        final = left if switch else mine
        won += final == car
    return won / rounds


# %% right monty_hall: vectorised
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    rng = np.random.default_rng(seed)
    same = rng.integers(0, doors, rounds) == rng.integers(0, doors, rounds)
    return float((~same if switch else same).mean())


# %% right monty_hall: global seed, only the car is drawn
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    np.random.seed(seed)
    cars = np.random.randint(0, doors, size=rounds)
    stay = int((cars == 0).sum())
    return (rounds - stay if switch else stay) / rounds


# %% wrong monty_hall: fifty-fifty between the last two doors -> monty_hall_test_three_doors
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    rng = np.random.default_rng(seed)
    return float((rng.random(rounds) < 0.5).mean())


# %% wrong monty_hall: the formula instead of a simulation -> monty_hall_test_simulation
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    return (doors - 1) / doors if switch else 1 / doors


# %% wrong monty_hall: always three doors -> monty_hall_test_more_doors
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    rng = np.random.default_rng(seed)
    same = rng.integers(0, 3, rounds) == rng.integers(0, 3, rounds)
    return float((~same if switch else same).mean())


# %% wrong monty_hall: ignores the seed -> monty_hall_test_simulation
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    rng = np.random.default_rng(0)
    same = rng.integers(0, doors, rounds) == rng.integers(0, doors, rounds)
    return float((~same if switch else same).mean())


# %% wrong monty_hall: forgetful host, spoilt rounds are thrown away -> monty_hall_test_three_doors
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    rng = np.random.default_rng(seed)
    won = played = 0
    while played < rounds:
        order = rng.permutation(doors)
        mine, left, opened = order[0], order[1], order[2:]
        if 0 in opened:
            continue
        played += 1
        won += (left if switch else mine) == 0
    return float(won / rounds)


# %% wrong monty_hall: returns the number of wins -> monty_hall_test_three_doors
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    rng = np.random.default_rng(seed)
    same = rng.integers(0, doors, rounds) == rng.integers(0, doors, rounds)
    return int((~same if switch else same).sum())


# %% wrong monty_hall: switch and stay exchanged -> monty_hall_test_three_doors
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("too few")
    rng = np.random.default_rng(seed)
    same = rng.integers(0, doors, rounds) == rng.integers(0, doors, rounds)
    return float((same if switch else ~same).mean())


# %% wrong monty_hall: the number of doors is not checked -> monty_hall_test_errors
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1:
        raise ValueError("too few")
    rng = np.random.default_rng(seed)
    same = rng.integers(0, doors, rounds) == rng.integers(0, doors, rounds)
    return float((~same if switch else same).mean())


# %% wrong monty_hall: only two kinds of seeds -> monty_hall_test_simulation
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError
    rng = np.random.default_rng(seed % 2)
    car = rng.integers(0, doors, rounds)
    me = rng.integers(0, doors, rounds)
    return float(np.mean((car == me) != switch))


# %% wrong monty_hall: one round too few -> monty_hall_test_simulation
def monty_hall(switch, rounds, seed, doors=3):
    if rounds < 1 or doors < 3:
        raise ValueError("不合理")
    rng = np.random.default_rng(seed)
    wins = 0
    for _ in range(1, rounds):
        same = rng.integers(doors) == rng.integers(doors)
        wins += same != bool(switch)
    return wins / rounds


# %% wrong monty_hall: the sign of the number of doors is lost -> monty_hall_test_errors
def monty_hall(switch, rounds, seed, doors=3):
    doors = abs(doors)
    if rounds < 1 or doors < 3:
        raise ValueError("不合理")
    rng = np.random.default_rng(seed)
    same = rng.integers(doors, size=rounds) == rng.integers(doors, size=rounds)
    return float(np.mean(same != bool(switch)))


# %% right positive_posterior: odds
def positive_posterior(prior, sensitivity, specificity):
    if min(prior, sensitivity, specificity) < 0 or max(prior, sensitivity, specificity) > 1:
        raise ValueError("not a probability")
    ill = prior * sensitivity
    well = (1 - prior) * (1 - specificity)
    if ill == 0 and well == 0:
        raise ValueError("positive is impossible")
    return 0.0 if ill == 0 else 1 / (1 + well / ill)


# %% right positive_posterior: array of the two joint probabilities
def positive_posterior(prior, sensitivity, specificity):
    values = np.array([prior, sensitivity, specificity], dtype=float)
    if ((values < 0) | (values > 1)).any():
        raise ValueError("not a probability")
    joint = np.array([prior, 1 - prior]) * np.array([sensitivity, 1 - specificity])
    if not joint.sum() > 0:
        raise ValueError("positive is impossible")
    return float((joint / joint.sum())[0])


# %% wrong positive_posterior: specificity taken for the false alarm rate -> positive_posterior_test_generated
def positive_posterior(prior, sensitivity, specificity):
    for value in (prior, sensitivity, specificity):
        if not 0 <= value <= 1:
            raise ValueError("not a probability")
    total = prior * sensitivity + (1 - prior) * specificity
    if total == 0:
        raise ValueError("impossible")
    return prior * sensitivity / total


# %% wrong positive_posterior: returns the sensitivity -> positive_posterior_test_example
def positive_posterior(prior, sensitivity, specificity):
    for value in (prior, sensitivity, specificity):
        if not 0 <= value <= 1:
            raise ValueError("not a probability")
    return sensitivity


# %% wrong positive_posterior: the prior is forgotten -> positive_posterior_test_example
def positive_posterior(prior, sensitivity, specificity):
    for value in (prior, sensitivity, specificity):
        if not 0 <= value <= 1:
            raise ValueError("not a probability")
    total = sensitivity + 1 - specificity
    if total == 0:
        raise ValueError("impossible")
    return sensitivity / total


# %% wrong positive_posterior: counts a hundred people, rounded -> positive_posterior_test_generated
def positive_posterior(prior, sensitivity, specificity):
    for value in (prior, sensitivity, specificity):
        if not 0 <= value <= 1:
            raise ValueError("not a probability")
    ill = round(100 * prior)
    tp = round(ill * sensitivity)
    fp = round((100 - ill) * (1 - specificity))
    if tp + fp == 0:
        raise ValueError("impossible")
    return tp / (tp + fp)


# %% wrong positive_posterior: divides by zero when positive is impossible -> positive_posterior_test_errors
def positive_posterior(prior, sensitivity, specificity):
    for value in (prior, sensitivity, specificity):
        if not 0 <= value <= 1:
            raise ValueError("not a probability")
    ill = prior * sensitivity
    return ill / (ill + (1 - prior) * (1 - specificity))


# %% wrong positive_posterior: refuses the certain priors 0 and 1 -> positive_posterior_test_extreme
def positive_posterior(prior, sensitivity, specificity):
    for value in (prior, sensitivity, specificity):
        if not 0 < value < 1:
            raise ValueError("not a probability")
    ill = prior * sensitivity
    return ill / (ill + (1 - prior) * (1 - specificity))


# %% wrong positive_posterior: only the prior is checked -> positive_posterior_test_errors
def positive_posterior(prior, sensitivity, specificity):
    if not 0 <= prior <= 1:
        raise ValueError("not a probability")
    ill = prior * sensitivity
    total = ill + (1 - prior) * (1 - specificity)
    if total == 0:
        raise ValueError("impossible")
    return ill / total


# %% wrong positive_posterior: always an error -> positive_posterior_test_errors
def positive_posterior(prior, sensitivity, specificity):
    raise ValueError("概率应当在 0 和 1 之间")


# %% wrong positive_posterior: rounded to six digits -> positive_posterior_test_generated
def positive_posterior(prior, sensitivity, specificity):
    for value in (prior, sensitivity, specificity):
        if not 0 <= value <= 1:
            raise ValueError("概率应当在 0 和 1 之间")
    positive = prior * sensitivity + (1 - prior) * (1 - specificity)
    if positive == 0:
        raise ValueError("阳性不可能出现")
    return round(prior * sensitivity / positive, 6)


# %% right posterior: a loop with a running total
def posterior(prior, likelihood):
    result, total = {}, 0
    for name, p in prior.items():
        result[name] = p * likelihood[name]
        total += result[name]
    if not total:
        raise ValueError("impossible")
    for name in result:
        result[name] /= total
    return result


# %% right posterior: numpy arrays in one order
def posterior(prior, likelihood):
    names = sorted(prior)
    joint = np.array([prior[n] for n in names]) * np.array([likelihood[n] for n in names])
    if joint.sum() == 0:
        raise ValueError("impossible")
    return dict(zip(names, (joint / joint.sum()).tolist(), strict=True))


# %% right posterior: pandas aligns the names
def posterior(prior, likelihood):
    joint = pd.Series(prior, dtype=float) * pd.Series(likelihood, dtype=float)
    if not joint.sum() > 0:
        raise ValueError("impossible")
    return (joint / joint.sum()).to_dict()


# %% wrong posterior: not normalised -> posterior_test_example
def posterior(prior, likelihood):
    result = {h: prior[h] * likelihood[h] for h in prior}
    if sum(result.values()) == 0:
        raise ValueError("impossible")
    return result


# %% wrong posterior: prior ignored -> posterior_test_example
def posterior(prior, likelihood):
    total = sum(likelihood.values())
    if total == 0:
        raise ValueError("impossible")
    return {h: likelihood[h] / total for h in prior}


# %% wrong posterior: paired by order, not by name -> posterior_test_generated
def posterior(prior, likelihood):
    joint = [p * q for p, q in zip(prior.values(), likelihood.values(), strict=True)]
    if sum(joint) == 0:
        raise ValueError("impossible")
    return {h: j / sum(joint) for h, j in zip(prior, joint, strict=True)}


# %% wrong posterior: changes the prior in place -> posterior_test_generated
def posterior(prior, likelihood):
    for h in prior:
        prior[h] *= likelihood[h]
    total = sum(prior.values())
    if total == 0:
        raise ValueError("impossible")
    for h in prior:
        prior[h] /= total
    return prior


# %% wrong posterior: leaves out impossible hypotheses -> posterior_test_extreme
def posterior(prior, likelihood):
    joint = {h: prior[h] * likelihood[h] for h in prior if prior[h] * likelihood[h] > 0}
    total = sum(joint.values())
    if total == 0:
        raise ValueError("impossible")
    return {h: j / total for h, j in joint.items()}


# %% wrong posterior: rounds the products -> posterior_test_extreme
def posterior(prior, likelihood):
    joint = {h: round(prior[h] * likelihood[h], 12) for h in prior}
    total = sum(joint.values())
    if total == 0:
        raise ValueError("impossible")
    return {h: j / total for h, j in joint.items()}


# %% wrong posterior: division by zero -> posterior_test_impossible
def posterior(prior, likelihood):
    joint = {h: prior[h] * likelihood[h] for h in prior}
    return {h: j / sum(joint.values()) for h, j in joint.items()}


# %% wrong posterior: rounded to six digits -> posterior_test_generated
def posterior(prior, likelihood):
    joint = {h: prior[h] * likelihood[h] for h in prior}
    total = sum(joint.values())
    if total == 0:
        raise ValueError("没有一个假设能解释")
    return {h: round(value / total, 6) for h, value in joint.items()}


# %% right update_coin: plain lists, one step at a time
def update_coin(thetas, prior, flips):
    belief = [float(p) for p in prior]
    for flip in flips:
        belief = [b * (t if flip else 1 - t) for b, t in zip(belief, thetas, strict=True)]
        total = sum(belief)
        if total == 0:
            raise ValueError("impossible")
        belief = [b / total for b in belief]
    return belief


# %% right update_coin: counts and logarithms
import math


def update_coin(thetas, prior, flips):
    heads = int(sum(int(f) for f in flips))
    tails = len(flips) - heads
    scores = []
    for t, p in zip(thetas, prior, strict=True):
        if p == 0 or (t == 0 and heads) or (t == 1 and tails):
            scores.append(-math.inf)
            continue
        s = math.log(p)
        if heads:
            s += heads * math.log(t)
        if tails:
            s += tails * math.log(1 - t)
        scores.append(s)
    top = max(scores)
    if top == -math.inf:
        raise ValueError("impossible")
    weights = [math.exp(s - top) for s in scores]
    return np.array(weights) / sum(weights)


# %% right update_coin: recursion over blocks of flips
def update_coin(thetas, prior, flips):
    thetas = np.asarray(thetas, float)
    belief = np.asarray(prior, float) / np.sum(prior)
    flips = list(flips)
    for start in range(0, len(flips), 20):
        block = flips[start : start + 20]
        heads = sum(block)
        belief = belief * thetas**heads * (1 - thetas) ** (len(block) - heads)
        if belief.sum() == 0:
            raise ValueError("impossible")
        belief = belief / belief.sum()
    return belief


# %% wrong update_coin: normalises only at the end -> update_coin_test_long
def update_coin(thetas, prior, flips):
    thetas = np.asarray(thetas, float)
    belief = np.array(prior, float)
    for f in flips:
        belief = belief * (thetas if f == 1 else 1 - thetas)
    if belief.sum() == 0:
        raise ValueError("impossible")
    return belief / belief.sum()


# %% wrong update_coin: starts from a uniform prior -> update_coin_test_generated
def update_coin(thetas, prior, flips):
    thetas = np.asarray(thetas, float)
    belief = np.full(len(thetas), 1 / len(thetas))
    for f in flips:
        belief = belief * (thetas if f == 1 else 1 - thetas)
        if belief.sum() == 0:
            raise ValueError("impossible")
        belief = belief / belief.sum()
    return belief


# %% wrong update_coin: tails are ignored -> update_coin_test_example
def update_coin(thetas, prior, flips):
    thetas = np.asarray(thetas, float)
    belief = np.array(prior, float)
    for f in flips:
        if f == 1:
            belief = belief * thetas
            if belief.sum() == 0:
                raise ValueError("impossible")
            belief = belief / belief.sum()
    return belief


# %% wrong update_coin: only the last flip counts -> update_coin_test_example
def update_coin(thetas, prior, flips):
    thetas = np.asarray(thetas, float)
    result = np.array(prior, float)
    for f in flips:
        result = np.array(prior, float) * (thetas if f == 1 else 1 - thetas)
        if result.sum() == 0:
            raise ValueError("impossible")
        result = result / result.sum()
    return result


# %% wrong update_coin: changes the prior's array in place -> update_coin_test_generated
def update_coin(thetas, prior, flips):
    thetas = np.asarray(thetas, float)
    belief = np.asarray(prior, float)
    for f in flips:
        belief *= thetas if f == 1 else 1 - thetas
        if belief.sum() == 0:
            raise ValueError("impossible")
        belief /= belief.sum()
    return belief


# %% wrong update_coin: nan instead of an error -> update_coin_test_impossible
def update_coin(thetas, prior, flips):
    thetas = np.asarray(thetas, float)
    belief = np.array(prior, float)
    for f in flips:
        belief = belief * (thetas if f == 1 else 1 - thetas)
        with np.errstate(invalid="ignore"):
            belief = belief / belief.sum()
    return belief


# %% wrong update_coin: fails without any flips -> update_coin_test_generated
def update_coin(thetas, prior, flips):
    if len(flips) == 0:
        raise ValueError("no flips")
    thetas = np.asarray(thetas, float)
    belief = np.array(prior, float)
    for f in flips:
        belief = belief * (thetas if f == 1 else 1 - thetas)
        if belief.sum() == 0:
            raise ValueError("impossible")
        belief = belief / belief.sum()
    return belief


# %% wrong update_coin: an error where one posterior is zero -> update_coin_test_impossible
def update_coin(thetas, prior, flips):
    p = list(prior)
    for f in flips:
        p = [q * (t if f else 1 - t) for q, t in zip(p, thetas)]
        if 0 in p:
            raise ValueError
        s = sum(p)
        p = [q / s for q in p]
    return p


# %% wrong update_coin: single precision -> update_coin_test_generated
def update_coin(thetas, prior, flips):
    thetas = np.array(thetas, dtype=np.float32)
    belief = np.array(prior, dtype=np.float32)
    for flip in flips:
        belief = belief * (thetas if flip == 1 else 1 - thetas)
        if belief.sum() == 0:
            raise ValueError("没有一个 θ 能解释")
        belief = belief / belief.sum()
    return belief


# %% wrong update_coin: repeated values of θ are merged -> update_coin_test_generated
def update_coin(thetas, prior, flips):
    table = {}
    for theta, p in zip(thetas, prior):
        table[float(theta)] = float(p)
    for flip in flips:
        table = {t: p * (t if flip else 1 - t) for t, p in table.items()}
        total = sum(table.values())
        if total == 0:
            raise ValueError("没有一个 θ 能解释")
        table = {t: p / total for t, p in table.items()}
    return [table[float(theta)] for theta in thetas]


# %% right count_tokens: Counter and update
def count_tokens(documents, labels):
    if len(documents) != len(labels):
        raise ValueError("lengths")
    result = {label: Counter() for label in labels}
    for document, label in zip(documents, labels, strict=True):
        result[label].update(document)
    return result


# %% right count_tokens: defaultdict, zip with strict
from collections import defaultdict


def count_tokens(documents, labels):
    result = defaultdict(lambda: defaultdict(int))
    for words, label in zip(documents, labels, strict=True):
        table = result[label]
        for w in words:
            table[w] += 1
    return {label: dict(table) for label, table in result.items()}


# %% right count_tokens: one label after the other
def count_tokens(documents, labels):
    if len(labels) != len(documents):
        raise ValueError("lengths")
    out = {}
    for label in set(labels):
        joined = []
        for i in range(len(labels)):
            if labels[i] == label:
                joined = joined + list(documents[i])
        out[label] = {w: joined.count(w) for w in set(joined)}
    return out


# %% wrong count_tokens: later documents replace earlier ones -> count_tokens_test_example
def count_tokens(documents, labels):
    if len(documents) != len(labels):
        raise ValueError("lengths")
    return {label: dict(Counter(d)) for d, label in zip(documents, labels, strict=True)}


# %% wrong count_tokens: counts documents, not occurrences -> count_tokens_test_toy
def count_tokens(documents, labels):
    if len(documents) != len(labels):
        raise ValueError("lengths")
    result = {label: Counter() for label in labels}
    for document, label in zip(documents, labels, strict=True):
        result[label].update(set(document))
    return result


# %% wrong count_tokens: zip cuts off silently -> count_tokens_test_lengths
def count_tokens(documents, labels):
    result = {}
    for document, label in zip(documents, labels):
        result.setdefault(label, Counter()).update(document)
    return result


# %% wrong count_tokens: a label of empty documents is missing -> count_tokens_test_toy
def count_tokens(documents, labels):
    if len(documents) != len(labels):
        raise ValueError("lengths")
    result = {}
    for document, label in zip(documents, labels, strict=True):
        for token in document:
            result.setdefault(label, Counter())[token] += 1
    return result


# %% wrong count_tokens: one counter shared by all labels -> count_tokens_test_toy
def count_tokens(documents, labels):
    if len(documents) != len(labels):
        raise ValueError("lengths")
    result = dict.fromkeys(labels, Counter())
    for document, label in zip(documents, labels, strict=True):
        result[label].update(document)
    return result


# %% wrong count_tokens: starts counting at zero -> count_tokens_test_example
def count_tokens(documents, labels):
    if len(documents) != len(labels):
        raise ValueError("lengths")
    result = {label: {} for label in labels}
    for document, label in zip(documents, labels, strict=True):
        for token in document:
            if token in result[label]:
                result[label][token] += 1
            else:
                result[label][token] = 0
    return result


# %% wrong count_tokens: tokens joined to one text -> count_tokens_test_toy
def count_tokens(documents, labels):
    if len(documents) != len(labels):
        raise ValueError
    out = {}
    for d, y in zip(documents, labels):
        out[y] = out.get(y, "") + "".join(d)
    return {y: {c: t.count(c) for c in t} for y, t in out.items()}


# %% wrong count_tokens: counts parts of words -> count_tokens_test_toy
def count_tokens(documents, labels):
    if len(documents) != len(labels):
        raise ValueError
    out = {}
    for d, y in zip(documents, labels):
        c = out.setdefault(y, {})
        for w in set(d):
            c[w] = c.get(w, 0) + " ".join(d).count(w)
    return out


# %% right smoothed_probabilities: a loop
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if not vocabulary or not alpha > 0:
        raise ValueError("bad")
    n = 0
    for token in counts:
        n += counts[token]
    result = {}
    for token in vocabulary:
        seen = counts[token] if token in counts else 0
        result[token] = (seen + alpha) / (n + alpha * len(vocabulary))
    return result


# %% right smoothed_probabilities: numpy, add then normalise
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("bad")
    weights = np.array([counts.get(t, 0) for t in vocabulary], dtype=float) + alpha
    return dict(zip(vocabulary, weights / weights.sum(), strict=True))


# %% right smoothed_probabilities: scikit-learn does it
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("bad")
    row = np.array([[counts.get(t, 0) for t in vocabulary]])
    model = MultinomialNB(alpha=alpha).fit(row, ["one"])
    return dict(zip(vocabulary, np.exp(model.feature_log_prob_[0]).tolist(), strict=True))


# %% wrong smoothed_probabilities: no smoothing -> smoothed_probabilities_test_example
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("bad")
    n = sum(counts.values())
    return {t: counts.get(t, 0) / n for t in vocabulary}


# %% wrong smoothed_probabilities: denominator without alpha -> smoothed_probabilities_test_example
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("bad")
    n = sum(counts.values()) or 1
    return {t: (counts.get(t, 0) + alpha) / n for t in vocabulary}


# %% wrong smoothed_probabilities: always adds one -> smoothed_probabilities_test_alpha
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("bad")
    n = sum(counts.values()) + len(vocabulary)
    return {t: (counts.get(t, 0) + 1) / n for t in vocabulary}


# %% wrong smoothed_probabilities: V counts only the tokens that were seen -> smoothed_probabilities_test_example
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("bad")
    n = sum(counts.values()) + alpha * len(counts)
    return {t: (counts.get(t, 0) + alpha) / n for t in vocabulary}


# %% wrong smoothed_probabilities: alpha in the denominator not multiplied by V -> smoothed_probabilities_test_alpha
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("bad")
    n = sum(counts.values()) + len(vocabulary)
    return {t: (counts.get(t, 0) + alpha) / n for t in vocabulary}


# %% wrong smoothed_probabilities: changes the counts -> smoothed_probabilities_test_alpha
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("bad")
    for t in vocabulary:
        counts[t] = counts.get(t, 0) + alpha
    n = sum(counts.values())
    return {t: counts[t] / n for t in vocabulary}


# %% wrong smoothed_probabilities: alpha is not checked -> smoothed_probabilities_test_errors
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0:
        raise ValueError("bad")
    n = sum(counts.values()) + alpha * len(vocabulary)
    return {t: (counts.get(t, 0) + alpha) / n for t in vocabulary}


# %% wrong smoothed_probabilities: one dictionary for all calls -> smoothed_probabilities_test_alpha
def smoothed_probabilities(counts, vocabulary, alpha=1.0, result={}):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("不合理")
    total = sum(counts.values()) + alpha * len(vocabulary)
    for token in vocabulary:
        result[token] = (counts.get(token, 0) + alpha) / total
    return result


# %% wrong smoothed_probabilities: tokens in small letters, without spaces -> smoothed_probabilities_test_edges
def smoothed_probabilities(counts, vocabulary, alpha=1.0):
    if len(vocabulary) == 0 or alpha <= 0:
        raise ValueError("不合理")
    total = sum(counts.values()) + alpha * len(vocabulary)
    return {w.strip().lower(): (counts.get(w, 0) + alpha) / total for w in vocabulary}


# %% right log_score: math and a generator
import math


def log_score(document, prior, likelihood):
    return math.log(prior) + sum(math.log(likelihood[w]) for w in document if w in likelihood)


# %% right log_score: count first, then multiply the logarithms
def log_score(document, prior, likelihood):
    counts = Counter(w for w in document if w in likelihood)
    words = list(counts)
    if not words:
        return float(np.log(prior))
    n = np.array([counts[w] for w in words])
    p = np.array([likelihood[w] for w in words])
    return float(np.log(prior) + n @ np.log(p))


# %% right log_score: unseen tokens count as probability one
import math


def log_score(document, prior, likelihood):
    terms = [math.log(prior)]
    for w in document:
        terms.append(math.log(likelihood.get(w, 1.0)))
    return math.fsum(terms)


# %% wrong log_score: product first -> log_score_test_long
import math


def log_score(document, prior, likelihood):
    p = prior
    for w in document:
        if w in likelihood:
            p *= likelihood[w]
    return math.log(p) if p > 0 else -math.inf


# %% wrong log_score: prior forgotten -> log_score_test_example
import math


def log_score(document, prior, likelihood):
    return sum(math.log(likelihood[w]) for w in document if w in likelihood)


# %% wrong log_score: base two -> log_score_test_example
import math


def log_score(document, prior, likelihood):
    return math.log2(prior) + sum(math.log2(likelihood[w]) for w in document if w in likelihood)


# %% wrong log_score: repeated tokens count once -> log_score_test_edges
import math


def log_score(document, prior, likelihood):
    words = set(document) & set(likelihood)
    return math.log(prior) + sum(math.log(likelihood[w]) for w in words)


# %% wrong log_score: unseen tokens raise -> log_score_test_example
import math


def log_score(document, prior, likelihood):
    return math.log(prior) + sum(math.log(likelihood[w]) for w in document)


# %% wrong log_score: unseen tokens get a tiny probability -> log_score_test_example
import math


def log_score(document, prior, likelihood):
    return math.log(prior) + sum(math.log(likelihood.get(w, 1e-10)) for w in document)


# %% wrong log_score: stops at the first unseen token -> log_score_test_edges
import math


def log_score(document, prior, likelihood):
    score = math.log(prior)
    for w in document:
        if w not in likelihood:
            break
        score += math.log(likelihood[w])
    return score


# %% wrong log_score: small letters -> log_score_test_edges
def log_score(document, prior, likelihood):
    return float(
        np.log(prior)
        + sum(np.log(likelihood[w.lower()]) for w in document if w.lower() in likelihood)
    )


# %% right normalize_log: plain Python
import math


def normalize_log(scores):
    values = [float(s) for s in scores]
    if not values or max(values) == float("-inf"):
        raise ValueError("impossible")
    top = max(values)
    weights = [math.exp(v - top) for v in values]
    return [w / sum(weights) for w in weights]


# %% right normalize_log: SciPy's logsumexp
from scipy.special import logsumexp


def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or np.all(np.isneginf(scores)):
        raise ValueError("impossible")
    return np.exp(scores - logsumexp(scores))


# %% right normalize_log: SciPy's softmax
from scipy.special import softmax


def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or not np.isfinite(scores).any():
        raise ValueError("impossible")
    return softmax(scores).tolist()


# %% wrong normalize_log: exponentials without shifting -> normalize_log_test_example, normalize_log_test_stable
def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or scores.max() == -np.inf:
        raise ValueError("impossible")
    with np.errstate(all="ignore"):
        weights = np.exp(scores)
        return weights / weights.sum()


# %% wrong normalize_log: shifts by the smallest score -> normalize_log_test_stable
def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or scores.max() == -np.inf:
        raise ValueError("impossible")
    with np.errstate(all="ignore"):
        weights = np.exp(scores - scores.min())
        return weights / weights.sum()


# %% wrong normalize_log: divides the scores by their sum -> normalize_log_test_example
def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or scores.max() == -np.inf:
        raise ValueError("impossible")
    with np.errstate(all="ignore"):
        return scores / scores.sum()


# %% wrong normalize_log: adds a fixed thousand -> normalize_log_test_stable
def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or scores.max() == -np.inf:
        raise ValueError("impossible")
    if scores.max() < -500:
        scores = scores + 1000
    with np.errstate(all="ignore"):
        weights = np.exp(scores)
        return weights / weights.sum()


# %% wrong normalize_log: not divided by the sum -> normalize_log_test_example
def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or scores.max() == -np.inf:
        raise ValueError("impossible")
    return np.exp(scores - scores.max())


# %% wrong normalize_log: subtracts in place -> normalize_log_test_stable
def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or scores.max() == -np.inf:
        raise ValueError("impossible")
    scores -= scores.max()
    return np.exp(scores) / np.exp(scores).sum()


# %% wrong normalize_log: nan when all are impossible -> normalize_log_test_infinite
def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    with np.errstate(all="ignore"):
        weights = np.exp(scores - scores.max())
        return weights / weights.sum()


# %% wrong normalize_log: powers of two -> normalize_log_test_example
def normalize_log(scores):
    scores = np.asarray(scores, dtype=float)
    if scores.size == 0 or scores.max() == -np.inf:
        raise ValueError("impossible")
    weights = 2.0 ** (scores - scores.max())
    return weights / weights.sum()


# %% right naive_bayes: a count matrix
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if not len(documents) or len(documents) != len(labels):
            raise ValueError("lengths")
        self.classes_ = sorted(set(labels))
        self.column = {}
        for d in documents:
            for w in d:
                self.column.setdefault(w, len(self.column))
        table = np.zeros((len(self.classes_), len(self.column)))
        prior = np.zeros(len(self.classes_))
        for d, label in zip(documents, labels, strict=True):
            k = self.classes_.index(label)
            prior[k] += 1
            for w in d:
                table[k, self.column[w]] += 1
        table += self.alpha
        self.prior = np.log(prior / prior.sum())
        self.table = np.log(table) - np.log(table.sum(axis=1, keepdims=True))
        return self

    def _row(self, document):
        counts = np.zeros(len(self.column))
        for w in document:
            if w in self.column:
                counts[self.column[w]] += 1
        s = self.prior + self.table @ counts
        e = np.exp(s - s.max())
        return e / e.sum()

    def predict_proba(self, documents):
        return np.vstack([self._row(d) for d in documents])

    def predict(self, documents):
        return [self.classes_[k] for k in self.predict_proba(documents).argmax(axis=1)]


# %% right naive_bayes: dictionaries, fit returns nothing, nested lists
import math


class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.a = alpha

    def fit(self, documents, labels):
        if len(documents) == 0:
            raise ValueError("empty")
        if len(documents) != len(labels):
            raise ValueError("lengths")
        self.counts, self.totals, self.docs, self.words = {}, {}, {}, set()
        self.n = len(documents)
        for d, y in zip(documents, labels, strict=True):
            self.docs[y] = self.docs.get(y, 0) + 1
            inner = self.counts.setdefault(y, {})
            self.totals.setdefault(y, 0)
            for w in d:
                inner[w] = inner.get(w, 0) + 1
                self.totals[y] += 1
                self.words.add(w)
        self.classes_ = sorted(self.docs)

    def predict_proba(self, documents):
        out = []
        for d in documents:
            scores = []
            for y in self.classes_:
                s = math.log(self.docs[y] / self.n)
                bottom = self.totals[y] + self.a * len(self.words)
                for w, n in Counter(d).items():
                    if w in self.words:
                        s += n * math.log((self.counts[y].get(w, 0) + self.a) / bottom)
                scores.append(s)
            top = max(scores)
            parts = [math.exp(s - top) for s in scores]
            out.append([p / sum(parts) for p in parts])
        return out

    def predict(self, documents):
        labels = []
        for row in self.predict_proba(documents):
            labels.append(self.classes_[row.index(max(row))])
        return labels


# %% wrong naive_bayes: products instead of logarithms -> naive_bayes_test_long
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("lengths")
        self.classes_ = sorted(set(labels))
        words = {w for d in documents for w in d}
        self.prior, self.table = [], []
        for c in self.classes_:
            own = [d for d, y in zip(documents, labels, strict=True) if y == c]
            counts = Counter(w for d in own for w in d)
            n = sum(counts.values()) + self.alpha * len(words)
            self.prior.append(len(own) / len(documents))
            self.table.append({w: (counts[w] + self.alpha) / n for w in words})

    def predict_proba(self, documents):
        rows = []
        for d in documents:
            row = []
            for p, table in zip(self.prior, self.table, strict=True):
                for w in d:
                    p *= table.get(w, 1)
                row.append(p)
            row = np.array(row)
            with np.errstate(all="ignore"):
                rows.append(row / row.sum())
        return np.array(rows)

    def predict(self, documents):
        return [self.classes_[int(r.argmax())] for r in self.predict_proba(documents)]


# %% wrong naive_bayes: uniform prior -> naive_bayes_test_toy, naive_bayes_test_empty_unseen
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("lengths")
        self.classes_ = sorted(set(labels))
        words = {w for d in documents for w in d}
        self.table = []
        for c in self.classes_:
            own = [d for d, y in zip(documents, labels, strict=True) if y == c]
            counts = Counter(w for d in own for w in d)
            n = sum(counts.values()) + self.alpha * len(words)
            self.table.append({w: np.log((counts[w] + self.alpha) / n) for w in words})

    def predict_proba(self, documents):
        rows = []
        for d in documents:
            s = np.array([sum(t.get(w, 0) for w in d) for t in self.table], dtype=float)
            e = np.exp(s - s.max())
            rows.append(e / e.sum())
        return np.array(rows)

    def predict(self, documents):
        return [self.classes_[int(r.argmax())] for r in self.predict_proba(documents)]


# %% wrong naive_bayes: a vocabulary for each class -> naive_bayes_test_sklearn
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("lengths")
        self.classes_ = sorted(set(labels))
        self.words = {w for d in documents for w in d}
        self.prior, self.table = [], []
        for c in self.classes_:
            own = [d for d, y in zip(documents, labels, strict=True) if y == c]
            counts = Counter(w for d in own for w in d)
            n = sum(counts.values()) + self.alpha * len(counts)
            self.prior.append(np.log(len(own) / len(documents)))
            self.table.append({w: np.log((counts[w] + self.alpha) / n) for w in self.words})

    def predict_proba(self, documents):
        rows = []
        for d in documents:
            s = np.array([sum((t.get(w, 0) for w in d), p) for p, t in zip(self.prior, self.table)])
            e = np.exp(s - s.max())
            rows.append(e / e.sum())
        return np.array(rows)

    def predict(self, documents):
        return [self.classes_[int(r.argmax())] for r in self.predict_proba(documents)]


# %% wrong naive_bayes: alpha is always one -> naive_bayes_test_sklearn
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = 1.0

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("lengths")
        self.classes_ = sorted(set(labels))
        words = {w for d in documents for w in d}
        self.prior, self.table = [], []
        for c in self.classes_:
            own = [d for d, y in zip(documents, labels, strict=True) if y == c]
            counts = Counter(w for d in own for w in d)
            n = sum(counts.values()) + self.alpha * len(words)
            self.prior.append(np.log(len(own) / len(documents)))
            self.table.append({w: np.log((counts[w] + self.alpha) / n) for w in words})

    def predict_proba(self, documents):
        rows = []
        for d in documents:
            s = np.array([sum((t.get(w, 0) for w in d), p) for p, t in zip(self.prior, self.table)])
            e = np.exp(s - s.max())
            rows.append(e / e.sum())
        return np.array(rows)

    def predict(self, documents):
        return [self.classes_[int(r.argmax())] for r in self.predict_proba(documents)]


# %% wrong naive_bayes: unseen tokens are smoothed too -> naive_bayes_test_sklearn, naive_bayes_test_empty_unseen
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("lengths")
        self.classes_ = sorted(set(labels))
        v = len({w for d in documents for w in d})
        self.prior, self.counts, self.bottom = [], [], []
        for c in self.classes_:
            own = [d for d, y in zip(documents, labels, strict=True) if y == c]
            counts = Counter(w for d in own for w in d)
            self.prior.append(np.log(len(own) / len(documents)))
            self.counts.append(counts)
            self.bottom.append(sum(counts.values()) + self.alpha * v)

    def predict_proba(self, documents):
        rows = []
        for d in documents:
            s = []
            for p, c, n in zip(self.prior, self.counts, self.bottom, strict=True):
                s.append(p + sum(np.log((c[w] + self.alpha) / n) for w in d))
            e = np.exp(np.array(s) - max(s))
            rows.append(e / e.sum())
        return np.array(rows)

    def predict(self, documents):
        return [self.classes_[int(r.argmax())] for r in self.predict_proba(documents)]


# %% wrong naive_bayes: a second fit goes on counting, and nothing is checked -> naive_bayes_test_empty_unseen, naive_bayes_test_errors
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha
        self.counts, self.docs = {}, Counter()

    def fit(self, documents, labels):
        for d, y in zip(documents, labels):
            self.counts.setdefault(y, Counter()).update(d)
            self.docs[y] += 1
        self.classes_ = sorted(self.docs)

    def predict_proba(self, documents):
        words = set().union(*self.counts.values())
        rows = []
        for d in documents:
            s = []
            for y in self.classes_:
                n = sum(self.counts[y].values()) + self.alpha * len(words)
                t = {w: np.log((self.counts[y][w] + self.alpha) / n) for w in words}
                s.append(
                    np.log(self.docs[y] / sum(self.docs.values())) + sum(t.get(w, 0) for w in d)
                )
            e = np.exp(np.array(s) - max(s))
            rows.append(e / e.sum())
        return np.array(rows)

    def predict(self, documents):
        return [self.classes_[int(r.argmax())] for r in self.predict_proba(documents)]


# %% wrong naive_bayes: presence of tokens instead of counts, classes in order of appearance -> naive_bayes_test_toy
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("lengths")
        self.classes_ = list(dict.fromkeys(labels))
        words = {w for d in documents for w in d}
        self.prior, self.table = [], []
        for c in self.classes_:
            own = [set(d) for d, y in zip(documents, labels, strict=True) if y == c]
            counts = Counter(w for d in own for w in d)
            n = sum(counts.values()) + self.alpha * len(words)
            self.prior.append(np.log(len(own) / len(documents)))
            self.table.append({w: np.log((counts[w] + self.alpha) / n) for w in words})

    def predict_proba(self, documents):
        rows = []
        for d in documents:
            s = np.array([sum((t.get(w, 0) for w in d), p) for p, t in zip(self.prior, self.table)])
            e = np.exp(s - s.max())
            rows.append(e / e.sum())
        return np.array(rows)

    def predict(self, documents):
        return [self.classes_[int(r.argmax())] for r in self.predict_proba(documents)]


# %% wrong naive_bayes: what is learnt is shared by all models -> naive_bayes_test_empty_unseen
import math
from collections import Counter


class NaiveBayes:
    counts, sizes, n, words = {}, {}, [0], set()

    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if not documents or len(documents) != len(labels):
            raise ValueError
        self.classes_ = sorted(set(labels))
        NaiveBayes.counts = {c: Counter() for c in self.classes_}
        NaiveBayes.sizes = Counter(labels)
        NaiveBayes.words = set()
        for d, y in zip(documents, labels):
            NaiveBayes.counts[y].update(d)
            NaiveBayes.words |= set(d)
        NaiveBayes.n = len(labels)

    def predict_proba(self, documents):
        out = []
        for d in documents:
            s = []
            for c in self.classes_:
                t = math.log(NaiveBayes.sizes[c] / NaiveBayes.n)
                b = sum(NaiveBayes.counts[c].values()) + self.alpha * len(NaiveBayes.words)
                for w in d:
                    if w in NaiveBayes.words:
                        t += math.log((NaiveBayes.counts[c][w] + self.alpha) / b)
                s.append(t)
            e = [math.exp(v - max(s)) for v in s]
            out.append([v / sum(e) for v in e])
        return out

    def predict(self, documents):
        return [self.classes_[p.index(max(p))] for p in self.predict_proba(documents)]


# %% wrong naive_bayes: wraps scikit-learn's -> naive_bayes_test_toy, naive_bayes_test_sklearn
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("长度不对")
        self.vectorizer = CountVectorizer(analyzer=lambda document: document)
        self.model = MultinomialNB(alpha=self.alpha)
        self.model.fit(self.vectorizer.fit_transform(documents), labels)
        self.classes_ = self.model.classes_.tolist()
        return self

    def predict_proba(self, documents):
        return self.model.predict_proba(self.vectorizer.transform(documents))

    def predict(self, documents):
        return self.model.predict(self.vectorizer.transform(documents)).tolist()


# %% wrong naive_bayes: counts by itself, the rest is scikit-learn's, imported in the method -> naive_bayes_test_toy
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def table(self, documents):
        return [[document.count(token) for token in self.vocabulary] for document in documents]

    def fit(self, documents, labels):
        from sklearn import naive_bayes

        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("长度不对")
        self.vocabulary = sorted({token for document in documents for token in document})
        self.model = naive_bayes.MultinomialNB(alpha=self.alpha)
        self.model.fit(self.table(documents), labels)
        self.classes_ = [str(label) for label in self.model.classes_]

    def predict_proba(self, documents):
        return self.model.predict_proba(self.table(documents))

    def predict(self, documents):
        return [self.classes_[k] for k in self.predict_proba(documents).argmax(axis=1)]


# %% wrong naive_bayes: a second fit keeps the old vocabulary -> naive_bayes_test_empty_unseen
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha
        self.vocabulary = set()

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError("长度不对")
        self.classes_ = sorted(set(labels))
        for document in documents:
            self.vocabulary.update(document)
        self.tables = {}
        for label in self.classes_:
            own = [d for d, other in zip(documents, labels) if other == label]
            counts = Counter(token for document in own for token in document)
            total = counts.total() + self.alpha * len(self.vocabulary)
            likelihood = {w: np.log((counts[w] + self.alpha) / total) for w in self.vocabulary}
            self.tables[label] = np.log(len(own) / len(documents)), likelihood
        self.known = {token for document in documents for token in document}
        return self

    def predict_proba(self, documents):
        scores = np.array(
            [
                [
                    prior + sum(table[w] for w in document if w in self.known)
                    for prior, table in self.tables.values()
                ]
                for document in documents
            ]
        )
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        return weights / weights.sum(axis=1, keepdims=True)

    def predict(self, documents):
        return [self.classes_[k] for k in self.predict_proba(documents).argmax(axis=1)]


# %% right majority_baseline: a dictionary in order of appearance
def majority_baseline(train_labels, test_labels):
    if not train_labels or not test_labels:
        raise ValueError("empty")
    counts = {}
    for label in train_labels:
        counts[label] = counts.get(label, 0) + 1
    best = max(counts, key=counts.get)
    return list(test_labels).count(best) / len(test_labels)


# %% right majority_baseline: max with list.count
def majority_baseline(train_labels, test_labels):
    if min(len(train_labels), len(test_labels)) == 0:
        raise ValueError("empty")
    guess = max(train_labels, key=train_labels.count)
    return float(np.mean([label == guess for label in test_labels]))


# %% wrong majority_baseline: majority of the test set -> majority_baseline_test_example
def majority_baseline(train_labels, test_labels):
    if not train_labels or not test_labels:
        raise ValueError("empty")
    guess = Counter(test_labels).most_common(1)[0][0]
    return test_labels.count(guess) / len(test_labels)


# %% wrong majority_baseline: accuracy on the training set -> majority_baseline_test_example
def majority_baseline(train_labels, test_labels):
    if not train_labels or not test_labels:
        raise ValueError("empty")
    return Counter(train_labels).most_common(1)[0][1] / len(train_labels)


# %% wrong majority_baseline: ties go to the first in the alphabet -> majority_baseline_test_other
def majority_baseline(train_labels, test_labels):
    if not train_labels or not test_labels:
        raise ValueError("empty")
    guess = max(sorted(set(train_labels)), key=train_labels.count)
    return test_labels.count(guess) / len(test_labels)


# %% wrong majority_baseline: ties go to the last seen -> majority_baseline_test_other
def majority_baseline(train_labels, test_labels):
    if not train_labels or not test_labels:
        raise ValueError("empty")
    guess = max(reversed(train_labels), key=train_labels.count)
    return test_labels.count(guess) / len(test_labels)


# %% wrong majority_baseline: always guesses 正常 -> majority_baseline_test_other
def majority_baseline(train_labels, test_labels):
    if not train_labels or not test_labels:
        raise ValueError("empty")
    return test_labels.count("正常") / len(test_labels)


# %% wrong majority_baseline: empty lists not checked -> majority_baseline_test_other
def majority_baseline(train_labels, test_labels):
    guess = Counter(train_labels).most_common(1)[0][0]
    return test_labels.count(guess) / len(test_labels)


# %% wrong majority_baseline: sorts the list it was given -> majority_baseline_test_other
def majority_baseline(train_labels, test_labels):
    if len(train_labels) == 0 or len(test_labels) == 0:
        raise ValueError("不能为空")
    guess = Counter(train_labels).most_common(1)[0][0]
    test_labels.sort()
    return test_labels.count(guess) / len(test_labels)


# %% right classify_messages: naive Bayes by hand on single characters
def classify_messages(train_texts, train_labels, test_texts):
    names = sorted(set(train_labels))
    joined = {n: Counter() for n in names}
    for text, label in zip(train_texts, train_labels, strict=True):
        joined[label].update(text)
    vocabulary = set().union(*joined.values())
    guesses = []
    for text in test_texts:
        scores = {}
        for n in names:
            total = sum(joined[n].values()) + len(vocabulary)
            scores[n] = np.log(train_labels.count(n) / len(train_labels))
            for c in text:
                if c in vocabulary:
                    scores[n] += np.log((joined[n][c] + 1) / total)
        guesses.append(max(scores, key=scores.get))
    return guesses


# %% right classify_messages: characters and pairs, scikit-learn pipeline
from sklearn.pipeline import make_pipeline


def classify_messages(train_texts, train_labels, test_texts):
    if not len(test_texts):
        return []
    model = make_pipeline(
        CountVectorizer(analyzer="char", ngram_range=(1, 2)), MultinomialNB(alpha=0.5)
    )
    model.fit(train_texts, train_labels)
    return model.predict(test_texts).tolist()


# %% right classify_messages: logistic regression, an array as the result
from sklearn.linear_model import LogisticRegression


def classify_messages(train_texts, train_labels, test_texts):
    if len(test_texts) == 0:
        return []
    vectorizer = CountVectorizer(analyzer=list)
    model = LogisticRegression(max_iter=1000).fit(
        vectorizer.fit_transform(train_texts), train_labels
    )
    return list(model.predict(vectorizer.transform(test_texts)))


# %% wrong classify_messages: always the majority class -> classify_messages_test_accuracy, classify_messages_test_new
def classify_messages(train_texts, train_labels, test_texts):
    return [Counter(train_labels).most_common(1)[0][0]] * len(test_texts)


# %% wrong classify_messages: knows the shipped messages by heart -> classify_messages_test_new
def classify_messages(train_texts, train_labels, test_texts):
    known = dict(zip(messages["text"], messages["label"], strict=True))
    return [known.get(text, "正常") for text in test_texts]


# %% wrong classify_messages: words split at spaces -> classify_messages_test_accuracy
def classify_messages(train_texts, train_labels, test_texts):
    if len(test_texts) == 0:
        return []
    vectorizer = CountVectorizer()
    model = MultinomialNB().fit(vectorizer.fit_transform(train_texts), train_labels)
    return list(model.predict(vectorizer.transform(test_texts)))


# %% wrong classify_messages: a vocabulary learnt from the test messages -> classify_messages_test_accuracy
def classify_messages(train_texts, train_labels, test_texts):
    if len(test_texts) == 0:
        return []
    vectorizer = CountVectorizer(analyzer=list)
    model = MultinomialNB().fit(vectorizer.fit_transform(train_texts), train_labels)
    other = CountVectorizer(analyzer=list)
    return list(model.predict(other.fit_transform(test_texts)))


# %% wrong classify_messages: fails on no messages -> classify_messages_test_edges
def classify_messages(train_texts, train_labels, test_texts):
    vectorizer = CountVectorizer(analyzer=list)
    model = MultinomialNB().fit(vectorizer.fit_transform(train_texts), train_labels)
    return list(model.predict(vectorizer.transform(test_texts)))


# %% wrong classify_messages: fixed keywords and label names -> classify_messages_test_accuracy, classify_messages_test_new
def classify_messages(train_texts, train_labels, test_texts):
    words = ["免费", "点击", "贷款"]
    return ["垃圾" if any(w in text for w in words) else "正常" for text in test_texts]


# %% wrong classify_messages: a message that comes twice is answered once -> classify_messages_test_edges
def classify_messages(train_texts, train_labels, test_texts):
    test_texts = list(dict.fromkeys(test_texts))
    if not test_texts:
        return []
    vectorizer = CountVectorizer(analyzer="char")
    model = MultinomialNB().fit(vectorizer.fit_transform(train_texts), train_labels)
    return model.predict(vectorizer.transform(test_texts)).tolist()


# %% right gaussian_log_score: SciPy
def gaussian_log_score(x, prior, means, variances):
    variances = np.array(variances, dtype=float)
    if np.any(variances <= 0):
        raise ValueError("variance")
    logs = stats.norm.logpdf(np.array(x, dtype=float), means, np.sqrt(variances))
    return float(np.log(prior) + np.sum(logs))


# %% right gaussian_log_score: a loop with math
import math


def gaussian_log_score(x, prior, means, variances):
    score = math.log(prior)
    for a, m, v in zip(x, means, variances, strict=True):
        if not v > 0:
            raise ValueError("variance")
        score -= (math.log(2 * math.pi) + math.log(v) + (a - m) * (a - m) / v) / 2
    return score


# %% wrong gaussian_log_score: density first, logarithm afterwards -> gaussian_log_score_test_far
def gaussian_log_score(x, prior, means, variances):
    x, m, v = (np.asarray(a, dtype=float) for a in (x, means, variances))
    if (v <= 0).any():
        raise ValueError("variance")
    with np.errstate(all="ignore"):
        density = np.exp(-((x - m) ** 2) / (2 * v)) / np.sqrt(2 * np.pi * v)
        return float(np.log(prior * np.prod(density)))


# %% wrong gaussian_log_score: variance taken for the standard deviation -> gaussian_log_score_test_one
def gaussian_log_score(x, prior, means, variances):
    x, m, v = (np.asarray(a, dtype=float) for a in (x, means, variances))
    if (v <= 0).any():
        raise ValueError("variance")
    return float(np.log(prior) + stats.norm.logpdf(x, m, v).sum())


# %% wrong gaussian_log_score: prior forgotten -> gaussian_log_score_test_one
def gaussian_log_score(x, prior, means, variances):
    x, m, v = (np.asarray(a, dtype=float) for a in (x, means, variances))
    if (v <= 0).any():
        raise ValueError("variance")
    return float((-0.5 * np.log(2 * np.pi * v) - (x - m) ** 2 / (2 * v)).sum())


# %% wrong gaussian_log_score: the constant with 2π left out -> gaussian_log_score_test_one
def gaussian_log_score(x, prior, means, variances):
    x, m, v = (np.asarray(a, dtype=float) for a in (x, means, variances))
    if (v <= 0).any():
        raise ValueError("variance")
    return float(np.log(prior) + (-0.5 * np.log(v) - (x - m) ** 2 / (2 * v)).sum())


# %% wrong gaussian_log_score: mean over the features -> gaussian_log_score_test_iris
def gaussian_log_score(x, prior, means, variances):
    x, m, v = (np.asarray(a, dtype=float) for a in (x, means, variances))
    if (v <= 0).any():
        raise ValueError("variance")
    return float(np.log(prior) + (-0.5 * np.log(2 * np.pi * v) - (x - m) ** 2 / (2 * v)).mean())


# %% wrong gaussian_log_score: only the first feature, first variance checked -> gaussian_log_score_test_iris, gaussian_log_score_test_errors
def gaussian_log_score(x, prior, means, variances):
    if variances[0] <= 0:
        raise ValueError("variance")
    v = variances[0]
    return float(np.log(prior) - 0.5 * np.log(2 * np.pi * v) - (x[0] - means[0]) ** 2 / (2 * v))


# %% wrong gaussian_log_score: changes x in place -> gaussian_log_score_test_iris
def gaussian_log_score(x, prior, means, variances):
    x = np.asarray(x, dtype=float)
    m, v = np.asarray(means, dtype=float), np.asarray(variances, dtype=float)
    if (v <= 0).any():
        raise ValueError("variance")
    x -= m
    return float(np.log(prior) + (-0.5 * np.log(2 * np.pi * v) - x**2 / (2 * v)).sum())


# %% wrong gaussian_log_score: rounds its input -> gaussian_log_score_test_iris, gaussian_log_score_test_far
def gaussian_log_score(x, prior, means, variances):
    x, means = np.round(x, 4), np.asarray(means, dtype=float)
    variances = np.asarray(variances, dtype=float)
    if (variances <= 0).any():
        raise ValueError("方差应当大于 0")
    logs = -0.5 * np.log(2 * np.pi * variances) - (x - means) ** 2 / (2 * variances)
    return float(np.log(prior) + logs.sum())


# %% wrong naive_bayes: fits scikit-learn's anew in each prediction -> naive_bayes_test_toy
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError
        self.documents, self.labels = [list(d) for d in documents], list(labels)
        self.classes_ = sorted(set(labels))
        return self

    def predict_proba(self, documents):
        from sklearn.feature_extraction.text import CountVectorizer

        counter = CountVectorizer(analyzer=lambda document: document)
        model = MultinomialNB(alpha=self.alpha)
        model.fit(counter.fit_transform(self.documents), self.labels)
        return model.predict_proba(counter.transform(documents))

    def predict(self, documents):
        return [self.classes_[i] for i in self.predict_proba(documents).argmax(axis=1)]


# %% wrong naive_bayes: learns with scikit-learn's and keeps only its numbers -> naive_bayes_test_toy
class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if len(documents) == 0 or len(documents) != len(labels):
            raise ValueError
        self.words = sorted({token for document in documents for token in document})
        model = MultinomialNB(alpha=self.alpha).fit(self.counts(documents), labels)
        self.classes_ = model.classes_.tolist()
        self.priors, self.tables = model.class_log_prior_, model.feature_log_prob_
        return self

    def counts(self, documents):
        return np.array([[document.count(word) for word in self.words] for document in documents])

    def predict_proba(self, documents):
        scores = self.counts(documents) @ self.tables.T + self.priors
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)

    def predict(self, documents):
        return [self.classes_[i] for i in self.predict_proba(documents).argmax(axis=1)]


# %% right naive_bayes: logarithms of sums by SciPy, a defaultdict
from collections import defaultdict

from scipy.special import logsumexp


class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def fit(self, documents, labels):
        if not documents or len(documents) != len(labels):
            raise ValueError("one label for each document")
        self.classes_ = sorted(set(labels))
        self.words = {token for document in documents for token in document}
        self.counts = {label: defaultdict(int) for label in self.classes_}
        self.priors = [np.log(labels.count(label) / len(labels)) for label in self.classes_]
        for document, label in zip(documents, labels):
            for token in document:
                self.counts[label][token] += 1

    def predict_proba(self, documents):
        rows = []
        for document in documents:
            scores = []
            for prior, label in zip(self.priors, self.classes_):
                counts = self.counts[label]
                total = sum(counts.values()) + self.alpha * len(self.words)
                scores.append(
                    prior
                    + sum(
                        np.log((counts.get(token, 0) + self.alpha) / total)
                        for token in document
                        if token in self.words
                    )
                )
            rows.append(np.exp(np.array(scores) - logsumexp(scores)))
        return rows

    def predict(self, documents):
        best = np.argmax(self.predict_proba(documents), axis=1)
        return [self.classes_[int(i)] for i in best]


# %% wrong log_score: remembers the document only -> log_score_test_edges
KNOWN = {}


def log_score(document, prior, likelihood):
    key = tuple(document)
    if key not in KNOWN:
        KNOWN[key] = float(
            np.log(prior) + sum(np.log(likelihood[t]) for t in document if t in likelihood)
        )
    return KNOWN[key]


# %% equivalent update_coin: 0 and 1 stay what they are
#       """
# +     flips = np.abs(flips)
#       thetas = np.asarray(thetas, dtype=float)

#       """
# +     flips = np.asarray(flips, dtype=int)
#       thetas = np.asarray(thetas, dtype=float)

#       """
# +     flips = np.round(flips, 4)
#       thetas = np.asarray(thetas, dtype=float)


# %% equivalent update_coin: the sign cancels when the sum is divided by
# -         belief = belief * (thetas if flip == 1 else 1 - thetas)
# +         belief = belief * (thetas if flip == 1 else thetas - 1)


# %% equivalent count_tokens: zip refuses lists of different length itself, with ValueError too
# -     if len(documents) != len(labels):
# +     if False:


# %% equivalent smoothed_probabilities: the tokens are different from each other, in any order
#       """
# +     vocabulary = sorted(vocabulary)
#       if len(vocabulary) == 0 or alpha <= 0:

#       """
# +     vocabulary = list(dict.fromkeys(vocabulary))
#       if len(vocabulary) == 0 or alpha <= 0:


# %% equivalent log_score: the sum does not depend on the order
#       """
# +     document = sorted(document)
#       score = np.log(prior)


# %% equivalent normalize_log: the largest of nothing is refused with ValueError too
# -     if len(scores) == 0 or scores.max() == -np.inf:
# +     if scores.max() == -np.inf:


# %% equivalent majority_baseline: how many are right does not depend on the order
#       """
# +     test_labels = sorted(test_labels)
#       if len(train_labels) == 0 or len(test_labels) == 0:


# %% equivalent majority_baseline: the first of the most frequent is the same
# -     guess = Counter(train_labels).most_common(1)[0][0]
# +     guess = Counter(train_labels).most_common()[0][0]

# -     guess = Counter(train_labels).most_common(1)[0][0]
# +     guess = Counter(train_labels).most_common(2)[0][0]

# -     guess = Counter(train_labels).most_common(1)[0][0]
# +     guess = Counter(train_labels).most_common(1)[-1][0]


# %% equivalent naive_bayes: all prior probabilities have the same factor, which cancels
# -             self.log_prior_.append(np.log(len(own) / len(documents)))
# +             self.log_prior_.append(np.log(len(own) * len(documents)))

# -             self.log_prior_.append(np.log(len(own) / len(documents)))
# +             self.log_prior_.append(np.log(len(own)))


# %% equivalent naive_bayes: of classes that are as probable, any will do
# -         return [self.classes_[int(row.argmax())] for row in self.predict_proba(documents)]
# +         return [self.classes_[int(len(row) - 1 - np.argmax(np.asarray(row)[::-1]))] for row in self.predict_proba(documents)]


# %% equivalent classify_messages: the text leaves open what the evidence is
#       """
# +     train_texts = [each.lower() for each in train_texts]
#       if len(test_texts) == 0:

#       """
# +     train_texts = [each.strip() for each in train_texts]
#       if len(test_texts) == 0:

#       """
# +     test_texts = [each.lower() for each in test_texts]
#       if len(test_texts) == 0:

#       """
# +     test_texts = [each.strip() for each in test_texts]
#       if len(test_texts) == 0:
