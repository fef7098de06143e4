# %% right to_fahrenheit: a decimal factor
def to_fahrenheit(celsius):
    return 32 + 1.8 * celsius


# %% right to_fahrenheit: step by step, through a ratio
def to_fahrenheit(celsius):
    share = celsius / 100
    degrees = share * (212 - 32)
    result = degrees + 32
    return result


# %% wrong to_fahrenheit: adds before it multiplies
def to_fahrenheit(celsius):
    return (celsius + 32) * 9 / 5


# %% wrong to_fahrenheit: whole division -> to_fahrenheit_test_values
def to_fahrenheit(celsius):
    return celsius * 9 // 5 + 32


# %% wrong to_fahrenheit: prints instead of returning -> to_fahrenheit_test_example, to_fahrenheit_test_values
def to_fahrenheit(celsius):
    print(celsius * 9 / 5 + 32)


# %% wrong to_fahrenheit: only the visible example -> to_fahrenheit_test_values
def to_fahrenheit(celsius):
    return 212.0


# %% wrong to_fahrenheit: rounds -> to_fahrenheit_test_values
def to_fahrenheit(celsius):
    return round(celsius * 9 / 5 + 32)


# %% right is_leap: from the most special rule to the general one
def is_leap(year):
    if year < 1:
        raise ValueError("year")
    if year % 400 == 0:
        return True
    if year % 100 == 0:
        return False
    return year % 4 == 0


# %% right is_leap: the calendar library
import calendar


def is_leap(year):
    if year <= 0:
        raise ValueError("year")
    return calendar.isleap(year)


# %% right is_leap: asks datetime whether 29 February exists
def is_leap(year):
    from datetime import date

    if year < 1:
        raise ValueError
    try:
        date(year, 2, 29)
    except ValueError:
        return False
    else:
        return True


# %% wrong is_leap: every fourth year -> is_leap_test_century
def is_leap(year):
    if year < 1:
        raise ValueError("year")
    return year % 4 == 0


# %% wrong is_leap: forgets 400 -> is_leap_test_century
def is_leap(year):
    if year < 1:
        raise ValueError("year")
    return year % 4 == 0 and year % 100 != 0


# %% wrong is_leap: takes year 0 -> is_leap_test_invalid
def is_leap(year):
    if year < 0:
        raise ValueError("year")
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


# %% wrong is_leap: returns None for ordinary years -> is_leap_test_common
def is_leap(year):
    if year < 1:
        raise ValueError("year")
    if year % 400 == 0 or (year % 4 == 0 and year % 100 != 0):
        return True


# %% wrong is_leap: text instead of bool -> is_leap_test_common
def is_leap(year):
    if year < 1:
        raise ValueError("year")
    return "True" if year % 400 == 0 or (year % 4 == 0 and year % 100 != 0) else "False"


# %% wrong is_leap: says False for bad years -> is_leap_test_invalid
def is_leap(year):
    if year < 1:
        return False
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


# %% right mask_phone: f-string and positive indices
def mask_phone(number):
    if len(number) != 11:
        raise ValueError("length")
    for c in number:
        if c not in "0123456789":
            raise ValueError("digit")
    return f"{number[0:3]}****{number[7:11]}"


# %% right mask_phone: a list of characters
def mask_phone(number):
    chars = list(number)
    if len(chars) != 11 or not all("0" <= c <= "9" for c in chars):
        raise ValueError
    for i in range(3, 7):
        chars[i] = "*"
    return "".join(chars)


# %% right mask_phone: a regular expression
import re


def mask_phone(number):
    match = re.fullmatch(r"([0-9]{3})[0-9]{4}([0-9]{4})", number)
    if match is None:
        raise ValueError("not a number")
    return match.group(1) + 4 * "*" + match.group(2)


# %% wrong mask_phone: replaces by content -> mask_phone_test_others
def mask_phone(number):
    if len(number) != 11 or not number.isdecimal():
        raise ValueError
    return number.replace(number[3:7], "****")


# %% wrong mask_phone: last four off by one
def mask_phone(number):
    if len(number) != 11 or not number.isdecimal():
        raise ValueError
    return number[:3] + "****" + number[-4:-1]


# %% wrong mask_phone: does not check for letters -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11:
        raise ValueError
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: no check at all -> mask_phone_test_invalid
def mask_phone(number):
    return number[:3] + "****" + number[7:]


# %% wrong mask_phone: visible example -> mask_phone_test_others
def mask_phone(number):
    if len(number) != 11 or not number.isdecimal():
        raise ValueError
    return "100****5678"


# %% wrong mask_phone: returns the message instead of raising -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11 or not number.isdecimal():
        return "ValueError"
    return number[:3] + "****" + number[-4:]


# %% right judge_score: sum minus the extremes
def judge_score(scores):
    n = len(scores)
    if n < 3:
        raise ValueError("three")
    return (sum(scores) - max(scores) - min(scores)) / (n - 2)


# %% right judge_score: a copy from which two are removed
def judge_score(scores):
    rest = list(scores)
    if len(rest) <= 2:
        raise ValueError
    rest.remove(max(rest))
    rest.remove(min(rest))
    total = 0
    for s in rest:
        total += s
    return total / len(rest)


# %% wrong judge_score: sorts the list that was given -> judge_score_test_unchanged
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError
    scores.sort()
    kept = scores[1:-1]
    return sum(kept) / len(kept)


# %% wrong judge_score: removes from the list that was given -> judge_score_test_unchanged
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError
    scores.remove(max(scores))
    scores.remove(min(scores))
    return sum(scores) / len(scores)


# %% wrong judge_score: drops all ties -> judge_score_test_ties
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError
    kept = [s for s in scores if min(scores) < s < max(scores)]
    return sum(kept) / len(kept)


# %% wrong judge_score: divides by the old number -> judge_score_test_example
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError
    kept = sorted(scores)[1:-1]
    return sum(kept) / len(scores)


# %% wrong judge_score: whole division -> judge_score_test_example
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError
    kept = sorted(scores)[1:-1]
    return sum(kept) // len(kept)


# %% wrong judge_score: takes first and last without sorting
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError
    kept = scores[1:-1]
    return sum(kept) / len(kept)


# %% wrong judge_score: returns 0 for too few -> judge_score_test_invalid
def judge_score(scores):
    if len(scores) < 3:
        return 0
    kept = sorted(scores)[1:-1]
    return sum(kept) / len(kept)


# %% wrong judge_score: lets two scores through to ZeroDivisionError -> judge_score_test_invalid
def judge_score(scores):
    if len(scores) == 0:
        raise ValueError
    kept = sorted(scores)[1:-1]
    return sum(kept) / len(kept)


# %% right isbn13_check_digit: slices with a step
def isbn13_check_digit(first12):
    d = [c for c in first12 if c != "-"]
    if len(d) != 12 or any(c not in "0123456789" for c in d):
        raise ValueError("12 digits")
    d = [int(c) for c in d]
    return -(sum(d[::2]) + 3 * sum(d[1::2])) % 10


# %% right isbn13_check_digit: tries all check digits
def isbn13_check_digit(first12):
    text = "".join(first12.split("-"))
    if len(text) != 12:
        raise ValueError
    numbers = list(map(int, text))
    s = 0
    weight = 1
    for n in numbers:
        s += n * weight
        weight = 4 - weight
    for check in range(10):
        if (s + check) % 10 == 0:
            return check


# %% wrong isbn13_check_digit: 10 instead of 0 -> isbn13_check_digit_test_zero
def isbn13_check_digit(first12):
    d = first12.replace("-", "")
    if len(d) != 12 or not d.isdecimal():
        raise ValueError
    s = sum(int(c) * (1 if i % 2 == 0 else 3) for i, c in enumerate(d))
    return 10 - s % 10


# %% wrong isbn13_check_digit: weights start with 3 -> isbn13_check_digit_test_example
def isbn13_check_digit(first12):
    d = first12.replace("-", "")
    if len(d) != 12 or not d.isdecimal():
        raise ValueError
    s = sum(int(c) * (3 if i % 2 == 0 else 1) for i, c in enumerate(d))
    return (10 - s % 10) % 10


# %% wrong isbn13_check_digit: returns the remainder itself -> isbn13_check_digit_test_example
def isbn13_check_digit(first12):
    d = first12.replace("-", "")
    if len(d) != 12 or not d.isdecimal():
        raise ValueError
    s = sum(int(c) * (1 if i % 2 == 0 else 3) for i, c in enumerate(d))
    return s % 10


# %% wrong isbn13_check_digit: hyphens shift the weights -> isbn13_check_digit_test_example
def isbn13_check_digit(first12):
    if len(first12.replace("-", "")) != 12:
        raise ValueError
    s = 0
    for i, c in enumerate(first12):
        if c != "-":
            s += int(c) * (1 if i % 2 == 0 else 3)
    return (10 - s % 10) % 10


# %% wrong isbn13_check_digit: forgets the last digit -> isbn13_check_digit_test_random
def isbn13_check_digit(first12):
    d = first12.replace("-", "")
    if len(d) != 12 or not d.isdecimal():
        raise ValueError
    s = sum(int(d[i]) * (1 if i % 2 == 0 else 3) for i in range(11))
    return (10 - s % 10) % 10


# %% wrong isbn13_check_digit: does not look at the length -> isbn13_check_digit_test_invalid
def isbn13_check_digit(first12):
    d = first12.replace("-", "")
    s = sum(int(c) * (1 if i % 2 == 0 else 3) for i, c in enumerate(d))
    return (10 - s % 10) % 10


# %% wrong isbn13_check_digit: text instead of a number -> isbn13_check_digit_test_example
def isbn13_check_digit(first12):
    d = first12.replace("-", "")
    if len(d) != 12 or not d.isdecimal():
        raise ValueError
    s = sum(int(c) * (1 if i % 2 == 0 else 3) for i, c in enumerate(d))
    return str((10 - s % 10) % 10)


# %% right id_check_digit: weights as powers of two
def id_check_digit(first17):
    if len(first17) != 17:
        raise ValueError("17")
    if not all(c in "0123456789" for c in first17):
        raise ValueError("digits")
    total = sum(int(c) * 2 ** (17 - i) for i, c in enumerate(first17))
    check = (12 - total % 11) % 11
    return "X" if check == 10 else str(check)


# %% right id_check_digit: a dictionary and indices
def id_check_digit(first17):
    table = {
        0: "1",
        1: "0",
        2: "X",
        3: "9",
        4: "8",
        5: "7",
        6: "6",
        7: "5",
        8: "4",
        9: "3",
        10: "2",
    }
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    if len(first17) != 17:
        raise ValueError
    s = 0
    for i in range(17):
        s = s + w[i] * int(first17[i])  # int raises ValueError itself
    return table[s % 11]


# %% wrong id_check_digit: small x -> id_check_digit_test_x
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10x98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong id_check_digit: returns the remainder -> id_check_digit_test_random
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    r = sum(int(c) * k for c, k in zip(first17, w)) % 11
    return "X" if r == 10 else str(r)


# %% wrong id_check_digit: modulo 10 -> id_check_digit_test_random
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 10]


# %% wrong id_check_digit: weights backwards -> id_check_digit_test_random
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][::-1]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong id_check_digit: int instead of str -> id_check_digit_test_example
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    c = "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]
    return c if c == "X" else int(c)


# %% wrong id_check_digit: stops silently at the shorter of the two -> id_check_digit_test_invalid
def id_check_digit(first17):
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong id_check_digit: the last digit is left out -> id_check_digit_test_random
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(first17[i]) * w[i] for i in range(16)) % 11]


# %% right group_by_surname: setdefault
def group_by_surname(names):
    groups = {}
    for name in names:
        groups.setdefault(name[0], []).append(name)
    return groups


# %% right group_by_surname: defaultdict
from collections import defaultdict


def group_by_surname(names):
    result = defaultdict(list)
    for n in names:
        result[n[:1]].append(n)
    return dict(result)


# %% right group_by_surname: comprehensions
def group_by_surname(names):
    return {s: [n for n in names if n[0] == s] for s in [n[0] for n in names]}


# %% wrong group_by_surname: keeps only the last name -> group_by_surname_test_example
def group_by_surname(names):
    return {name[0]: [name] for name in names}


# %% wrong group_by_surname: a plain string where there is one -> group_by_surname_test_example
def group_by_surname(names):
    groups = {}
    for name in names:
        if name[0] not in groups:
            groups[name[0]] = name
        elif isinstance(groups[name[0]], str):
            groups[name[0]] = [groups[name[0]], name]
        else:
            groups[name[0]].append(name)
    return groups


# %% wrong group_by_surname: loses the first of each -> group_by_surname_test_example
def group_by_surname(names):
    groups = {}
    for name in names:
        if name[0] in groups:
            groups[name[0]].append(name)
        else:
            groups[name[0]] = []
    return groups


# %% wrong group_by_surname: drops equal names -> group_by_surname_test_random
def group_by_surname(names):
    groups = {}
    for name in names:
        members = groups.setdefault(name[0], [])
        if name not in members:
            members.append(name)
    return groups


# %% wrong group_by_surname: sorts the names -> group_by_surname_test_random
def group_by_surname(names):
    groups = {}
    for name in sorted(names):
        groups.setdefault(name[0], []).append(name)
    return groups


# %% wrong group_by_surname: sorts its argument -> group_by_surname_test_edges
def group_by_surname(names):
    names.sort()
    groups = {}
    for name in names:
        groups.setdefault(name[0], []).append(name)
    return groups


# %% wrong group_by_surname: a shared dictionary as default -> group_by_surname_test_edges
def group_by_surname(names, groups={}):
    for name in names:
        groups.setdefault(name[0], []).append(name)
    return groups


# %% right times_table: two loops
def times_table(n):
    table = []
    for i in range(1, n + 1):
        row = []
        for j in range(1, i + 1):
            row.append(str(j) + "×" + str(i) + "=" + str(j * i))
        table.append(row)
    return table


# %% right times_table: rows as tuples made by map
def times_table(n):
    def row(i):
        return list(map(lambda j: f"{j}×{i}={j * i}", range(1, i + 1)))

    return [row(k + 1) for k in range(n)]


# %% wrong times_table: range ends too early -> times_table_test_example
def times_table(n):
    return [[f"{j}×{i}={i * j}" for j in range(1, i)] for i in range(1, n)]


# %% wrong times_table: factors the other way round -> times_table_test_example
def times_table(n):
    return [[f"{i}×{j}={i * j}" for j in range(1, i + 1)] for i in range(1, n + 1)]


# %% wrong times_table: the full square -> times_table_test_example
def times_table(n):
    return [[f"{j}×{i}={i * j}" for j in range(1, n + 1)] for i in range(1, n + 1)]


# %% wrong times_table: prints -> times_table_test_example
def times_table(n):
    for i in range(1, n + 1):
        print([f"{j}×{i}={i * j}" for j in range(1, i + 1)])


# %% wrong times_table: one flat list -> times_table_test_example
def times_table(n):
    return [f"{j}×{i}={i * j}" for i in range(1, n + 1) for j in range(1, i + 1)]


# %% wrong times_table: the example only -> times_table_test_nine, times_table_test_small
def times_table(n):
    return [["1×1=1"], ["1×2=2", "2×2=4"], ["1×3=3", "2×3=6", "3×3=9"]]


# %% wrong times_table: returns None for 0 -> times_table_test_small
def times_table(n):
    if n > 0:
        return [[f"{j}×{i}={i * j}" for j in range(1, i + 1)] for i in range(1, n + 1)]


# %% right coldest_day: index of the minimum
def coldest_day(temperatures):
    return temperatures.index(min(temperatures)) + 1


# %% right coldest_day: enumerate, from the second day on
def coldest_day(temperatures):
    best = 1
    for day, t in enumerate(temperatures, start=1):
        if t < temperatures[best - 1]:
            best = day
    return best


# %% right coldest_day: infinity as the start
def coldest_day(temperatures):
    lowest = float("inf")
    day = None
    for i in range(len(temperatures)):
        if temperatures[i] < lowest:
            lowest, day = temperatures[i], i + 1
    return day


# %% wrong coldest_day: only the start is mended -> coldest_day_test_ties
def coldest_day(temperatures):
    lowest = temperatures[0]
    day = 1
    for i in range(len(temperatures)):
        if temperatures[i] <= lowest:
            lowest = temperatures[i]
            day = i + 1
    return day


# %% wrong coldest_day: only the ties are mended -> coldest_day_test_warm
def coldest_day(temperatures):
    lowest = 0
    day = 1
    for i in range(len(temperatures)):
        if temperatures[i] < lowest:
            lowest = temperatures[i]
            day = i + 1
    return day


# %% wrong coldest_day: nothing is mended -> coldest_day_test_warm, coldest_day_test_ties
def coldest_day(temperatures):
    lowest = 0
    day = 1
    for i in range(len(temperatures)):
        if temperatures[i] <= lowest:
            lowest = temperatures[i]
            day = i + 1
    return day


# %% wrong coldest_day: start value 100 -> coldest_day_test_warm
def coldest_day(temperatures):
    lowest = 100
    day = 1
    for i in range(len(temperatures)):
        if temperatures[i] < lowest:
            lowest = temperatures[i]
            day = i + 1
    return day


# %% wrong coldest_day: counts from 0 -> coldest_day_test_warm
def coldest_day(temperatures):
    return temperatures.index(min(temperatures))


# %% wrong coldest_day: never looks at the last day -> coldest_day_test_random
def coldest_day(temperatures):
    lowest = temperatures[0]
    day = 1
    for i in range(len(temperatures) - 1):
        if temperatures[i] < lowest:
            lowest = temperatures[i]
            day = i + 1
    return day


# %% wrong coldest_day: sorts the argument
def coldest_day(temperatures):
    days = list(temperatures)
    temperatures.sort()
    return days.index(temperatures[0]) + 1


# %% right essay_counts: loops
from aicourse import data


def essay_counts(name):
    hanzi = 0
    characters = 0
    words = 0
    lines = 0
    with open(data.find(name), encoding="utf-8") as file:
        for line in file:
            parts = line.split()
            words += len(parts)
            if parts:
                lines += 1
            for c in line:
                if 0x4E00 <= ord(c) <= 0x9FFF:
                    hanzi += 1
                if not c.isspace():
                    characters += 1
    return {"hanzi": hanzi, "characters": characters, "words": words, "lines": lines}


# %% right essay_counts: pathlib and regular expressions
import re


def essay_counts(name):
    text = data.find(name).read_text(encoding="utf-8")
    return dict(
        lines=len(re.findall(r"(?m)^.*\S.*$", text)),
        words=len(re.findall(r"\S+", text)),
        characters=len("".join(text.split())),
        hanzi=len(re.findall("[一-鿿]", text)),
    )


# %% wrong essay_counts: spaces and newlines count as characters -> essay_counts_test_characters
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": len(text),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: punctuation counts as hanzi -> essay_counts_test_hanzi
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if ord(c) > 127),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: splits at single spaces -> essay_counts_test_words
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split(" ")),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: counts empty lines -> essay_counts_test_lines
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": len(text.split("\n")),
    }


# %% wrong essay_counts: always reads the tea essay -> essay_counts_test_hanzi, essay_counts_test_characters
def essay_counts(name):
    with open(data.find("essays/tea.zh.txt"), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: reads with the wrong encoding -> essay_counts_test_hanzi
def essay_counts(name):
    with open(data.find(name), encoding="gbk", errors="ignore") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: only letters and hanzi are characters -> essay_counts_test_characters
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if c.isalpha()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: reads the file twice, the second time it is empty -> essay_counts_test_lines
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
        return {
            "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
            "characters": sum(1 for c in text if not c.isspace()),
            "words": len(text.split()),
            "lines": sum(1 for line in file if line.strip()),
        }


# %% wrong essay_counts: knows spaces and newlines only -> essay_counts_test_characters
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": len(text.replace(" ", "").replace("\n", "")),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip() != ""),
    }


# %% wrong essay_counts: lines of white space count -> essay_counts_test_lines
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line != ""),
    }


# %% right rle_encode: groupby
from itertools import groupby


def rle_encode(text):
    return [(char, sum(1 for _ in group)) for char, group in groupby(text)]


# %% right rle_encode: while loop, lists as pairs
def rle_encode(text):
    runs = []
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        runs.append([text[i], j - i])
        i = j
    return runs


# %% right rle_encode: current character and a last step
def rle_encode(text):
    if text == "":
        return []
    result = []
    current, count = text[0], 0
    for c in text:
        if c == current:
            count += 1
        else:
            result.append((current, count))
            current, count = c, 1
    result.append((current, count))
    return result


# %% wrong rle_encode: forgets the last run -> rle_encode_test_example
def rle_encode(text):
    if text == "":
        return []
    result = []
    current, count = text[0], 0
    for c in text:
        if c == current:
            count += 1
        else:
            result.append((current, count))
            current, count = c, 1
    return result


# %% wrong rle_encode: counts over the whole text -> rle_encode_test_edges
def rle_encode(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    return list(counts.items())


# %% wrong rle_encode: crashes on the empty text -> rle_encode_test_edges
def rle_encode(text):
    result = []
    current, count = text[0], 0
    for c in text:
        if c == current:
            count += 1
        else:
            result.append((current, count))
            current, count = c, 1
    result.append((current, count))
    return result


# %% wrong rle_encode: new runs start with 0 -> rle_encode_test_example
def rle_encode(text):
    if text == "":
        return []
    result = []
    current, count = text[0], 0
    for c in text:
        if c == current:
            count += 1
        else:
            result.append((current, count))
            current, count = c, 0
    result.append((current, count))
    return result


# %% wrong rle_encode: a text instead of pairs -> rle_encode_test_example
def rle_encode(text):
    return "".join(c + str(text.count(c)) for c in dict.fromkeys(text))


# %% wrong rle_encode: runs of at most nine -> rle_encode_test_random
def rle_encode(text):
    runs = []
    for char in text:
        if runs and runs[-1][0] == char and runs[-1][1] < 9:
            runs[-1] = (char, runs[-1][1] + 1)
        else:
            runs.append((char, 1))
    return runs


# %% wrong rle_encode: count first -> rle_encode_test_example
from itertools import groupby


def rle_encode(text):
    return [(len(list(group)), char) for char, group in groupby(text)]


# %% right rle_decode: join
def rle_decode(runs):
    if any(n < 0 for _, n in runs):
        raise ValueError("negative")
    return "".join([c * n for c, n in runs])


# %% right rle_decode: nested loops and indices
def rle_decode(runs):
    out = []
    for run in runs:
        if run[1] < 0:
            raise ValueError
        for _ in range(run[1]):
            out.append(run[0])
    return "".join(out)


# %% wrong rle_decode: no check -> rle_decode_test_invalid
def rle_decode(runs):
    return "".join(c * n for c, n in runs)


# %% wrong rle_decode: checks the first run only -> rle_decode_test_invalid
def rle_decode(runs):
    if runs and runs[0][1] < 0:
        raise ValueError
    return "".join(c * n for c, n in runs)


# %% wrong rle_decode: returns from inside the loop -> rle_decode_test_example
def rle_decode(runs):
    text = ""
    for char, count in runs:
        if count < 0:
            raise ValueError
        text += char * count
        return text


# %% wrong rle_decode: stops at a count of zero -> rle_decode_test_random
def rle_decode(runs):
    text = ""
    for char, count in runs:
        if count < 0:
            raise ValueError
        if count == 0:
            break
        text += char * count
    return text


# %% wrong rle_decode: rejects zero, too -> rle_decode_test_random
def rle_decode(runs):
    text = ""
    for char, count in runs:
        if count <= 0:
            raise ValueError
        text += char * count
    return text


# %% wrong rle_decode: each character once -> rle_decode_test_example
def rle_decode(runs):
    for _, count in runs:
        if count < 0:
            raise ValueError
    return "".join(c for c, _ in runs)


# %% wrong rle_decode: empties its argument -> rle_decode_test_random
def rle_decode(runs):
    text = ""
    while runs:
        char, count = runs.pop(0)
        if count < 0:
            raise ValueError
        text += char * count
    return text


# %% right next_guess: low plus half of the width
def next_guess(low, high):
    if high < low:
        raise ValueError("empty")
    return low + (high - low) // 2


# %% right next_guess: the upper of the two middles
def next_guess(low, high):
    numbers = range(low, high + 1)
    if len(numbers) == 0:
        raise ValueError
    return numbers[len(numbers) // 2]


# %% right next_guess: rounds
def next_guess(low, high):
    if low > high:
        raise ValueError
    return round((low + high) / 2)


# %% wrong next_guess: a float -> next_guess_test_legal
def next_guess(low, high):
    if low > high:
        raise ValueError
    return (low + high) / 2


# %% wrong next_guess: one after the other -> next_guess_test_worst_case
def next_guess(low, high):
    if low > high:
        raise ValueError
    return low if low == high else low + 1


# %% wrong next_guess: half of high -> next_guess_test_legal
def next_guess(low, high):
    if low > high:
        raise ValueError
    return high // 2 + 1


# %% wrong next_guess: half of the width without low -> next_guess_test_legal
def next_guess(low, high):
    if low > high:
        raise ValueError
    return (high - low) // 2 + 1


# %% wrong next_guess: a third -> next_guess_test_worst_case
def next_guess(low, high):
    if low > high:
        raise ValueError
    return low + (high - low + 1) // 3


# %% wrong next_guess: at random -> next_guess_test_worst_case
import random


def next_guess(low, high):
    if low > high:
        raise ValueError
    if (low, high) == (1, 3):
        return 2
    return random.randint(low, high)


# %% wrong next_guess: no check of the range -> next_guess_test_legal
def next_guess(low, high):
    return (low + high) // 2


# %% right worst_case_guesses: binary digits
def worst_case_guesses(n):
    return n.bit_length()


# %% right worst_case_guesses: how many can be told apart
def worst_case_guesses(n):
    k = 0
    covered = 0
    while covered < n:
        covered = 2 * covered + 1
        k += 1
    return k


# %% right worst_case_guesses: recursion
def worst_case_guesses(n):
    if n == 0:
        return 0
    return 1 + worst_case_guesses(n // 2)


# %% wrong worst_case_guesses: logarithm rounded up -> worst_case_guesses_test_values
import math


def worst_case_guesses(n):
    return math.ceil(math.log2(n))


# %% wrong worst_case_guesses: floats lose the large ones -> worst_case_guesses_test_values
import math


def worst_case_guesses(n):
    return math.floor(math.log2(n)) + 1


# %% wrong worst_case_guesses: half of them
def worst_case_guesses(n):
    return n // 2 + 1


# %% wrong worst_case_guesses: stops at one -> worst_case_guesses_test_values
def worst_case_guesses(n):
    count = 0
    while n > 1:
        n = (n + 1) // 2
        count += 1
    return count


# %% wrong worst_case_guesses: one by one
def worst_case_guesses(n):
    return n


# %% wrong worst_case_guesses: the two examples -> worst_case_guesses_test_values
def worst_case_guesses(n):
    return {3: 2, 100: 7}.get(n, 1)


# %% right to_fahrenheit: a fraction's arithmetic
from fractions import Fraction


def to_fahrenheit(celsius):
    return float(Fraction(celsius) * Fraction(9, 5) + 32)


# %% right to_fahrenheit: from the freezing point upwards in steps
def to_fahrenheit(celsius):
    return (celsius + 40) * 1.8 - 40


# %% wrong to_fahrenheit: rounds to three decimals -> to_fahrenheit_test_values
def to_fahrenheit(celsius):
    return round(celsius * 1.8 + 32, 3)


# %% wrong to_fahrenheit: the formula backwards
def to_fahrenheit(celsius):
    return (celsius - 32) * 5 / 9


# %% wrong to_fahrenheit: cuts off the decimals first -> to_fahrenheit_test_values
def to_fahrenheit(celsius):
    return int(celsius) * 9 / 5 + 32


# %% wrong to_fahrenheit: negative temperatures without their sign -> to_fahrenheit_test_values
def to_fahrenheit(celsius):
    return abs(celsius) * 9 / 5 + 32


# %% wrong to_fahrenheit: a formatted text -> to_fahrenheit_test_example
def to_fahrenheit(celsius):
    return f"{celsius * 9 / 5 + 32:.1f}"


# %% wrong is_leap: no year before the calendar -> is_leap_test_common
def is_leap(year):
    if year < 1582:
        raise ValueError("no")
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


# %% wrong is_leap: no century is a leap year -> is_leap_test_century
def is_leap(year):
    if year < 1:
        raise ValueError("no")
    return year % 4 == 0 and year % 100 != 0


# %% wrong is_leap: every thousandth year -> is_leap_test_century
def is_leap(year):
    if year < 1:
        raise ValueError("no")
    return year % 1000 == 0 or (year % 4 == 0 and year % 100 != 0)


# %% wrong is_leap: the first year is refused
def is_leap(year):
    if year <= 1:
        raise ValueError("no")
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


# %% wrong is_leap: 0 only -> is_leap_test_invalid
def is_leap(year):
    if year == 0:
        raise ValueError("no")
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


# %% wrong is_leap: always refuses -> is_leap_test_invalid
def is_leap(year):
    raise ValueError("no")


# %% right is_leap: days between two first of March
from datetime import date


def is_leap(year):
    if year <= 0:
        raise ValueError("no")
    return date(year, 3, 1).toordinal() - date(year, 2, 28).toordinal() == 2


# %% right mask_phone: also refuses full-width digits
def mask_phone(number):
    for c in number:
        if c not in "0123456789":
            raise ValueError("digits only")
    if len(number) != 11:
        raise ValueError("eleven")
    return number.replace(number, number[:3] + 4 * "*" + number[7:])


# %% wrong mask_phone: int() as the check -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11:
        raise ValueError("eleven")
    int(number)
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: float() as the check -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11:
        raise ValueError("eleven")
    float(number)
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: isdigit takes superscripts -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11 or not number.isdigit():
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: isnumeric takes Chinese numerals -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11 or not number.isnumeric():
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: isalnum -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11 or not number.isalnum():
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: strips spaces first -> mask_phone_test_invalid
def mask_phone(number):
    number = number.strip()
    if len(number) != 11 or not number.isdecimal():
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: deletes hyphens and spaces -> mask_phone_test_invalid
def mask_phone(number):
    number = number.replace("-", "").replace(" ", "")
    if len(number) != 11 or not number.isdecimal():
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: only the middle is checked -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11 or not number[3:7].isdecimal():
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: too long is taken -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) < 11 or not number.isdecimal():
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: the dollar sign matches before a newline -> mask_phone_test_invalid
import re


def mask_phone(number):
    if not re.match(r"^[0-9]{11}$", number):
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[7:11]


# %% wrong mask_phone: must start with 1 -> mask_phone_test_invalid
def mask_phone(number):
    if len(number) != 11 or not number.isdecimal() or number[0] != "1":
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong mask_phone: always refuses -> mask_phone_test_invalid
def mask_phone(number):
    raise ValueError("eleven digits")


# %% right judge_score: statistics and heapq
import heapq
import statistics


def judge_score(scores):
    n = len(scores)
    if n <= 2:
        raise ValueError("three")
    return statistics.fmean(heapq.nsmallest(n - 1, scores)[1:])


# %% right judge_score: one loop
def judge_score(scores):
    if not len(scores) >= 3:
        raise ValueError("three")
    total, highest, lowest = 0, scores[0], scores[0]
    for score in scores:
        total += score
        if score > highest:
            highest = score
        if score < lowest:
            lowest = score
    return (total - highest - lowest) / (len(scores) - 2)


# %% wrong judge_score: the highest starts with 0 -> judge_score_test_ties
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError("three")
    highest, lowest = 0, 100
    for score in scores:
        highest = max(score, highest)
        lowest = min(score, lowest)
    return (sum(scores) - highest - lowest) / (len(scores) - 2)


# %% wrong judge_score: the lowest starts with a million -> judge_score_test_ties
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError("three")
    highest, lowest = -1_000_000, 1_000_000
    for score in scores:
        highest = max(score, highest)
        lowest = min(score, lowest)
    return (sum(scores) - highest - lowest) / (len(scores) - 2)


# %% wrong judge_score: rounds to two decimals -> judge_score_test_ties
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError("three")
    return round(sum(sorted(scores)[1:-1]) / (len(scores) - 2), 2)


# %% wrong judge_score: a set drops equal scores -> judge_score_test_ties
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError("three")
    kept = sorted(set(scores))[1:-1] or [scores[0]]
    return sum(kept) / len(kept)


# %% wrong judge_score: three are too few -> judge_score_test_invalid
def judge_score(scores):
    if len(scores) <= 3:
        raise ValueError("three")
    return sum(sorted(scores)[1:-1]) / (len(scores) - 2)


# %% wrong judge_score: drops the two highest
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError("three")
    return sum(sorted(scores)[:-2]) / (len(scores) - 2)


# %% wrong judge_score: sorts as text -> judge_score_test_example
def judge_score(scores):
    if len(scores) < 3:
        raise ValueError("three")
    kept = sorted(scores, key=str)[1:-1]
    return sum(kept) / len(kept)


# %% wrong judge_score: the median -> judge_score_test_ties
import statistics


def judge_score(scores):
    if len(scores) < 3:
        raise ValueError("three")
    return statistics.median(scores)


# %% wrong judge_score: always refuses -> judge_score_test_invalid, judge_score_test_unchanged
def judge_score(scores):
    raise ValueError("three")


# %% wrong judge_score: does nothing -> judge_score_test_unchanged
def judge_score(scores):
    return None


# %% right isbn13_check_digit: join of the digits, a while loop
def isbn13_check_digit(first12):
    digits = "".join(first12.split("-"))
    if len(digits) != 12:
        raise ValueError("twelve")
    total = i = 0
    while i < 12:
        if digits[i] not in "0123456789":
            raise ValueError("digits")
        total += int(digits[i]) * (3 if i % 2 else 1)
        i += 1
    rest = total % 10
    return 10 - rest if rest else 0


# %% wrong isbn13_check_digit: int() as the check -> isbn13_check_digit_test_invalid
def isbn13_check_digit(first12):
    digits = first12.replace("-", "")
    number = int(digits)
    if len(digits) != 12:
        raise ValueError("twelve")
    total = 0
    for i, c in enumerate(f"{number:012d}"):
        total += int(c) * (1 if i % 2 == 0 else 3)
    return -total % 10


# %% wrong isbn13_check_digit: isdigit takes superscripts, counted as 0 -> isbn13_check_digit_test_invalid
def isbn13_check_digit(first12):
    digits = first12.replace("-", "")
    if len(digits) != 12 or not digits.isdigit():
        raise ValueError("twelve")
    total = 0
    for i, c in enumerate(digits):
        total += (int(c) if c in "0123456789" else 0) * (1 if i % 2 == 0 else 3)
    return -total % 10


# %% wrong isbn13_check_digit: spaces deleted, too -> isbn13_check_digit_test_invalid
def isbn13_check_digit(first12):
    digits = first12.replace("-", "").replace(" ", "")
    if len(digits) != 12 or not digits.isdecimal():
        raise ValueError("twelve")
    return -sum(int(c) * (1, 3)[i % 2] for i, c in enumerate(digits)) % 10


# %% wrong isbn13_check_digit: strips first -> isbn13_check_digit_test_invalid
def isbn13_check_digit(first12):
    digits = first12.strip().replace("-", "")
    if len(digits) != 12 or not digits.isdecimal():
        raise ValueError("twelve")
    return -sum(int(c) * (1, 3)[i % 2] for i, c in enumerate(digits)) % 10


# %% wrong isbn13_check_digit: everything that is no digit is dropped -> isbn13_check_digit_test_invalid
def isbn13_check_digit(first12):
    digits = "".join(c for c in first12 if c.isdecimal())
    if len(digits) != 12:
        raise ValueError("twelve")
    return -sum(int(c) * (1, 3)[i % 2] for i, c in enumerate(digits)) % 10


# %% wrong isbn13_check_digit: takes the thirteenth, too -> isbn13_check_digit_test_invalid
def isbn13_check_digit(first12):
    digits = first12.replace("-", "")
    if len(digits) not in (12, 13) or not digits.isdecimal():
        raise ValueError("twelve")
    return -sum(int(c) * (1, 3)[i % 2] for i, c in enumerate(digits[:12])) % 10


# %% wrong isbn13_check_digit: counts the length with the hyphens
def isbn13_check_digit(first12):
    if len(first12) < 12:
        raise ValueError("twelve")
    digits = first12.replace("-", "")
    if not digits.isdecimal():
        raise ValueError("digits")
    return -sum(int(c) * (1, 3)[i % 2] for i, c in enumerate(digits)) % 10


# %% wrong isbn13_check_digit: one hyphen only is dropped -> isbn13_check_digit_test_example
def isbn13_check_digit(first12):
    digits = first12.replace("-", "", 1)
    if len(digits) != 12 or not digits.isdecimal():
        raise ValueError("twelve")
    return -sum(int(c) * (1, 3)[i % 2] for i, c in enumerate(digits)) % 10


# %% wrong isbn13_check_digit: always refuses -> isbn13_check_digit_test_invalid
def isbn13_check_digit(first12):
    raise ValueError("no")


# %% right id_check_digit: doubling from the left
def id_check_digit(first17):
    if len(first17) != 17 or any(c not in "0123456789" for c in first17):
        raise ValueError("seventeen")
    remainder = 0
    for c in first17:
        remainder = (remainder + int(c)) * 2 % 11
    check = (12 - remainder) % 11
    return "X" if check == 10 else str(check)


# %% wrong id_check_digit: int() as the check -> id_check_digit_test_invalid
def id_check_digit(first17):
    if len(first17) != 17:
        raise ValueError("seventeen")
    digits = f"{int(first17):017d}"
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(c) * k for c, k in zip(digits, w)) % 11]


# %% wrong id_check_digit: strips first -> id_check_digit_test_invalid
def id_check_digit(first17):
    first17 = first17.strip()
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError("seventeen")
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong id_check_digit: two of the first weights the wrong way round -> id_check_digit_test_random
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError("seventeen")
    w = [9, 7, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong id_check_digit: a mistyped weight -> id_check_digit_test_random
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError("seventeen")
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 3]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong id_check_digit: takes an X within -> id_check_digit_test_invalid
def id_check_digit(first17):
    if len(first17) != 17 or not first17.replace("X", "0").isdecimal():
        raise ValueError("seventeen")
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17.replace("X", "0"), w)) % 11]


# %% wrong id_check_digit: checks the date -> id_check_digit_test_random
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal() or not 1 <= int(first17[10:12]) <= 12:
        raise ValueError("seventeen")
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong id_check_digit: the whole number comes back -> id_check_digit_test_example
def id_check_digit(first17):
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError("seventeen")
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return first17 + "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong id_check_digit: always refuses -> id_check_digit_test_invalid
def id_check_digit(first17):
    raise ValueError("no")


# %% right group_by_surname: try and except
def group_by_surname(names):
    result = dict()
    for i in range(len(names)):
        try:
            result[names[i][:1]].append(names[i])
        except KeyError:
            result[names[i][:1]] = [names[i]]
    return result


# %% wrong group_by_surname: compound surnames -> group_by_surname_test_random
def group_by_surname(names):
    groups = {}
    for name in names:
        surname = name[:2] if name.startswith("欧阳") else name[0]
        groups.setdefault(surname, []).append(name)
    return groups


# %% wrong group_by_surname: neighbours only (groupby without sorting) -> group_by_surname_test_example
from itertools import groupby


def group_by_surname(names):
    return {k: list(g) for k, g in groupby(names, key=lambda n: n[0])}


# %% wrong group_by_surname: sorts before it groups -> group_by_surname_test_random
from itertools import groupby


def group_by_surname(names):
    return {k: list(g) for k, g in groupby(sorted(names), key=lambda n: n[0])}


# %% wrong group_by_surname: names of one character are left out -> group_by_surname_test_random
def group_by_surname(names):
    groups = {}
    for name in names:
        if len(name) > 1:
            groups.setdefault(name[0], []).append(name)
    return groups


# %% wrong group_by_surname: given names without the surname -> group_by_surname_test_example
def group_by_surname(names):
    groups = {}
    for name in names:
        groups.setdefault(name[0], []).append(name[1:])
    return groups


# %% wrong group_by_surname: capital letters and small ones together -> group_by_surname_test_random
def group_by_surname(names):
    groups = {}
    for name in names:
        groups.setdefault(name[0].upper(), []).append(name)
    return groups


# %% wrong group_by_surname: how many instead of who -> group_by_surname_test_example
def group_by_surname(names):
    groups = {}
    for name in names:
        groups[name[0]] = groups.get(name[0], 0) + 1
    return groups


# %% wrong group_by_surname: newest first -> group_by_surname_test_example
def group_by_surname(names):
    groups = {}
    for name in names:
        groups[name[0]] = [name] + groups.get(name[0], [])
    return groups


# %% wrong group_by_surname: empties its argument
def group_by_surname(names):
    groups = {}
    while names:
        name = names.pop(0)
        groups.setdefault(name[0], []).append(name)
    return groups


# %% right times_table: strings joined with +
def times_table(n):
    table = []
    i = 1
    while i <= n:
        row = []
        j = 1
        while j <= i:
            row.append(str(j) + "×" + str(i) + "=" + str(i * j))
            j += 1
        table.append(row)
        i += 1
    return table


# %% wrong times_table: never beyond nine -> times_table_test_nine
def times_table(n):
    n = min(n, 9)
    return [[f"{j}×{i}={i * j}" for j in range(1, i + 1)] for i in range(1, n + 1)]


# %% wrong times_table: starts at 0
def times_table(n):
    return [[f"{j}×{i}={i * j}" for j in range(0, i + 1)] for i in range(0, n + 1)]


# %% wrong times_table: the letter x -> times_table_test_example
def times_table(n):
    return [[f"{j}x{i}={i * j}" for j in range(1, i + 1)] for i in range(1, n + 1)]


# %% wrong times_table: spaces -> times_table_test_example
def times_table(n):
    return [[f"{j} × {i} = {i * j}" for j in range(1, i + 1)] for i in range(1, n + 1)]


# %% wrong times_table: one row for all -> times_table_test_example
def times_table(n):
    row = []
    table = []
    for i in range(1, n + 1):
        row.clear()
        for j in range(1, i + 1):
            row.append(f"{j}×{i}={i * j}")
        table.append(row)
    return table


# %% wrong times_table: rows as one text -> times_table_test_example
def times_table(n):
    return [" ".join(f"{j}×{i}={i * j}" for j in range(1, i + 1)) for i in range(1, n + 1)]


# %% wrong times_table: sums -> times_table_test_example
def times_table(n):
    return [[f"{j}×{i}={i + j}" for j in range(1, i + 1)] for i in range(1, n + 1)]


# %% wrong times_table: the largest row first -> times_table_test_example
def times_table(n):
    return [[f"{j}×{i}={i * j}" for j in range(1, i + 1)] for i in range(n, 0, -1)]


# %% right coldest_day: min with a key
def coldest_day(temperatures):
    return min(range(len(temperatures)), key=lambda i: temperatures[i]) + 1


# %% wrong coldest_day: whole degrees -> coldest_day_test_random
def coldest_day(temperatures):
    whole = [int(t) for t in temperatures]
    return whole.index(min(whole)) + 1


# %% wrong coldest_day: rounded -> coldest_day_test_random
def coldest_day(temperatures):
    whole = [round(t, 2) for t in temperatures]
    return whole.index(min(whole)) + 1


# %% wrong coldest_day: the warmest -> coldest_day_test_warm
def coldest_day(temperatures):
    return temperatures.index(max(temperatures)) + 1


# %% wrong coldest_day: nearest to zero
def coldest_day(temperatures):
    t = [abs(x) for x in temperatures]
    return t.index(min(t)) + 1


# %% wrong coldest_day: start value 1000 -> coldest_day_test_warm
def coldest_day(temperatures):
    lowest = 1000
    day = 1
    for i in range(len(temperatures)):
        if temperatures[i] < lowest:
            lowest = temperatures[i]
            day = i + 1
    return day


# %% wrong coldest_day: the last of the coldest -> coldest_day_test_ties
def coldest_day(temperatures):
    return max(i + 1 for i, t in enumerate(temperatures) if t == min(temperatures))


# %% wrong coldest_day: the temperature itself
def coldest_day(temperatures):
    return min(temperatures)


# %% wrong coldest_day: stops at the first rise -> coldest_day_test_random
def coldest_day(temperatures):
    for i in range(len(temperatures) - 1):
        if temperatures[i + 1] >= temperatures[i]:
            return i + 1
    return len(temperatures)


# %% wrong coldest_day: the first day is never looked at
def coldest_day(temperatures):
    lowest, day = float("inf"), 1
    for i in range(1, len(temperatures)):
        if temperatures[i] < lowest:
            lowest = temperatures[i]
            day = i + 1
    return day


# %% right essay_counts: readlines, one pass
def essay_counts(name):
    counts = dict.fromkeys(["hanzi", "characters", "words", "lines"], 0)
    with open(data.find(name), "r", encoding="utf8") as f:
        for line in f.readlines():
            pieces = line.split()
            counts["lines"] += bool(pieces)
            counts["words"] += len(pieces)
            for piece in pieces:
                counts["characters"] += len(piece)
                counts["hanzi"] += len([c for c in piece if ord(c) in range(0x4E00, 0xA000)])
    return counts


# %% wrong essay_counts: the range up to U+9FA5 -> essay_counts_test_hanzi
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fa5"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: letters that are not ASCII -> essay_counts_test_hanzi
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if c.isalpha() and not c.isascii()),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: the range without its ends -> essay_counts_test_hanzi
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c < "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: the range without its beginning -> essay_counts_test_hanzi
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" < c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: every ideograph by its name -> essay_counts_test_hanzi
import unicodedata


def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "CJK UNIFIED" in unicodedata.name(c, "")),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: everything from the first on -> essay_counts_test_hanzi
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if c >= "一"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: different characters only
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": len({c for c in text if "\u4e00" <= c <= "\u9fff"}),
        "characters": len({c for c in text if not c.isspace()}),
        "words": len(set(text.split())),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: lines are newlines -> essay_counts_test_lines
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": text.count("\n"),
    }


# %% wrong essay_counts: words are made of letters -> essay_counts_test_words
import re


def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        text = file.read()
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(re.findall(r"\w+", text)),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% wrong essay_counts: counts of the last line -> essay_counts_test_hanzi
def essay_counts(name):
    with open(data.find(name), encoding="utf-8") as file:
        for line in file:
            text = line
    return {
        "hanzi": sum(1 for c in text if "\u4e00" <= c <= "\u9fff"),
        "characters": sum(1 for c in text if not c.isspace()),
        "words": len(text.split()),
        "lines": sum(1 for line in text.splitlines() if line.strip()),
    }


# %% right rle_encode: a regular expression
import re


def rle_encode(text):
    return [(m.group(1), len(m.group())) for m in re.finditer(r"(?s)(.)\1*", text)]


# %% right rle_encode: from the back
def rle_encode(text):
    runs = []
    for c in reversed(text):
        if len(runs) > 0 and runs[0][0] == c:
            runs[0][1] += 1
        else:
            runs.insert(0, [c, 1])
    return runs


# %% right rle_encode: an end mark that no text can hold
def rle_encode(text):
    runs, previous, count = [], None, 0
    for c in list(text) + [None]:
        if c == previous:
            count += 1
            continue
        if previous is not None:
            runs.append((previous, count))
        previous, count = c, 1
    return runs


# %% wrong rle_encode: a space as the end mark -> rle_encode_test_edges
def rle_encode(text):
    runs = []
    count = 1
    text = text + " "
    for i in range(len(text) - 1):
        if text[i] == text[i + 1]:
            count += 1
        else:
            runs.append((text[i], count))
            count = 1
    return runs


# %% wrong rle_encode: a zero character as the end mark -> rle_encode_test_edges
def rle_encode(text):
    runs = []
    count = 1
    text = text + "\0"
    for i in range(len(text) - 1):
        if text[i] == text[i + 1]:
            count += 1
        else:
            runs.append((text[i], count))
            count = 1
    return runs


# %% wrong rle_encode: a full stop as the end mark -> rle_encode_test_edges
def rle_encode(text):
    runs = []
    count = 1
    text = text + "。"
    for i in range(len(text) - 1):
        if text[i] == text[i + 1]:
            count += 1
        else:
            runs.append((text[i], count))
            count = 1
    return runs


# %% wrong rle_encode: strips white space -> rle_encode_test_edges
from itertools import groupby


def rle_encode(text):
    return [(c, len(list(g))) for c, g in groupby(text.strip())]


# %% wrong rle_encode: a dot that knows no newline -> rle_encode_test_edges
import re


def rle_encode(text):
    return [(m.group(1), len(m.group())) for m in re.finditer(r"(.)\1*", text)]


# %% wrong rle_encode: small letters -> rle_encode_test_edges
from itertools import groupby


def rle_encode(text):
    return [(c, len(list(g))) for c, g in groupby(text.lower())]


# %% wrong rle_encode: the first run one short -> rle_encode_test_example
def rle_encode(text):
    if not text:
        return []
    runs = [(text[0], 0)]
    for c in text[1:]:
        if runs[-1][0] == c:
            runs[-1] = (c, runs[-1][1] + 1)
        else:
            runs.append((c, 1))
    return runs


# %% wrong rle_encode: None for the empty text -> rle_encode_test_edges
from itertools import groupby


def rle_encode(text):
    if text:
        return [(c, len(list(g))) for c, g in groupby(text)]


# %% wrong rle_encode: runs of one are left out -> rle_encode_test_example
from itertools import groupby


def rle_encode(text):
    return [(c, n) for c, g in groupby(text) if (n := len(list(g))) > 1]


# %% wrong rle_encode: a byte for the count -> rle_encode_test_random
from itertools import groupby


def rle_encode(text):
    return [(c, len(list(g)) % 256) for c, g in groupby(text)]


# %% wrong rle_encode: the list is kept between calls
RUNS = []


def rle_encode(text):
    for c in text:
        if RUNS and RUNS[-1][0] == c:
            RUNS[-1] = (c, RUNS[-1][1] + 1)
        else:
            RUNS.append((c, 1))
    return RUNS


# %% right rle_decode: checks while it joins
def rle_decode(runs):
    def piece(run):
        character, count = run
        if count <= -1:
            raise ValueError("negative")
        return character * count

    return "".join(map(piece, runs))


# %% wrong rle_decode: only the last is checked -> rle_decode_test_invalid
def rle_decode(runs):
    if runs and runs[-1][1] < 0:
        raise ValueError("negative")
    return "".join(c * n for c, n in runs)


# %% wrong rle_decode: the sum is checked -> rle_decode_test_invalid
def rle_decode(runs):
    if sum(n for _, n in runs) < 0:
        raise ValueError("negative")
    return "".join(c * n for c, n in runs)


# %% wrong rle_decode: through a dictionary -> rle_decode_test_random
def rle_decode(runs):
    if any(n < 0 for _, n in runs):
        raise ValueError("negative")
    return "".join(c * n for c, n in dict(runs).items())


# %% wrong rle_decode: counts as text -> rle_decode_test_example
def rle_decode(runs):
    if any(n < 0 for _, n in runs):
        raise ValueError("negative")
    return "".join(f"{c}{n}" for c, n in runs)


# %% wrong rle_decode: at least one of each -> rle_decode_test_random
def rle_decode(runs):
    if any(n < 0 for _, n in runs):
        raise ValueError("negative")
    return "".join(c * max(n, 1) for c, n in runs)


# %% wrong rle_decode: assertion instead of ValueError -> rle_decode_test_invalid
def rle_decode(runs):
    assert all(n >= 0 for _, n in runs)
    return "".join(c * n for c, n in runs)


# %% wrong rle_decode: always refuses -> rle_decode_test_invalid
def rle_decode(runs):
    raise ValueError("negative")


# %% wrong rle_decode: the empty list is refused -> rle_decode_test_random
def rle_decode(runs):
    if not runs or any(n < 0 for _, n in runs):
        raise ValueError("negative")
    return "".join(c * n for c, n in runs)


# %% wrong rle_decode: in reverse -> rle_decode_test_example
def rle_decode(runs):
    text = ""
    for c, n in runs:
        if n < 0:
            raise ValueError("negative")
        text = c * n + text
    return text


# %% right next_guess: the middle of a list
def next_guess(low, high):
    candidates = list(range(low, high + 1))
    if not candidates:
        raise ValueError("none")
    return candidates[(len(candidates) - 1) // 2]


# %% right next_guess: statistics
import statistics


def next_guess(low, high):
    if high - low < 0:
        raise ValueError("none")
    return statistics.median_low(range(low, high + 1))


# %% right next_guess: cut towards zero
def next_guess(low, high):
    if low > high:
        raise ValueError("none")
    return int((low + high) / 2)


# %% wrong next_guess: always the end -> next_guess_test_legal
def next_guess(low, high):
    if low > high:
        raise ValueError("none")
    return high


# %% wrong next_guess: one beside the middle -> next_guess_test_worst_case
def next_guess(low, high):
    if low > high:
        raise ValueError("none")
    return min(high, (low + high) // 2 + (1 if high - low > 2 else 0))


# %% wrong next_guess: two below the middle in even ranges -> next_guess_test_worst_case
def next_guess(low, high):
    if low > high:
        raise ValueError("none")
    middle = (low + high) // 2
    return max(low, middle - 1) if (high - low) % 2 else middle


# %% wrong next_guess: 2 first, then the middle -> next_guess_test_worst_case
def next_guess(low, high):
    if low > high:
        raise ValueError("none")
    return low + 1 if high - low > 60 else (low + high) // 2


# %% wrong next_guess: ranges of one number are refused -> next_guess_test_legal
def next_guess(low, high):
    if low >= high:
        raise ValueError("none")
    return (low + high) // 2


# %% wrong next_guess: negative numbers are refused -> next_guess_test_legal
def next_guess(low, high):
    if low > high or low < 0:
        raise ValueError("none")
    return (low + high) // 2


# %% wrong next_guess: the golden section -> next_guess_test_worst_case
def next_guess(low, high):
    if low > high:
        raise ValueError("none")
    return low + round((high - low) * 0.382)


# %% wrong worst_case_guesses: forgets the last guess
def worst_case_guesses(n):
    return (n - 1).bit_length()


# %% wrong worst_case_guesses: rounded up and one -> worst_case_guesses_test_values
import math


def worst_case_guesses(n):
    return (
        math.ceil(math.log2(n)) + 1
        if n > 3 and n & (n - 1) == 0
        else math.ceil(math.log2(n + 1)) + (n == 1)
    )


# %% wrong worst_case_guesses: halves with floats -> worst_case_guesses_test_values
def worst_case_guesses(n):
    k = 0
    while n >= 1:
        n = n / 2
        k += 1
    return k + (k > 40)


# %% wrong worst_case_guesses: the larger half wrongly
def worst_case_guesses(n):
    k = 0
    while n > 0:
        n = (n - 1) // 2
        k += 1
    return k


# %% wrong worst_case_guesses: square root
def worst_case_guesses(n):
    return int(n**0.5) + 1


# %% wrong worst_case_guesses: natural logarithm
import math


def worst_case_guesses(n):
    return math.ceil(math.log(n + 1))


# %% right worst_case_guesses: powers of two with while and break
def worst_case_guesses(n):
    guesses = 0
    while True:
        if 2**guesses > n:
            break
        guesses += 1
    return guesses


# %% right worst_case_guesses: the length of the binary text
def worst_case_guesses(n):
    return len(bin(n)) - 2


# %% right check_grade: compares with a grade of its own at every score
def check_grade(grade):
    def expected(score):
        if score < 0 or score > 100:
            raise ValueError("no such score")
        for lowest, level in ((90, "优"), (75, "良"), (60, "及格")):
            if score >= lowest:
                return level
        return "不及格"

    for score in range(101):
        assert grade(score) == expected(score)
    for score in (-50, -1, 101, 150):
        refused = False
        try:
            grade(score)
        except ValueError:
            refused = True
        assert refused


# %% right check_grade: one assert after the other
def check_grade(grade):
    assert grade(0) == "不及格"
    assert grade(59) == "不及格"
    assert grade(60) == "及格"
    assert grade(74) == "及格"
    assert grade(75) == "良"
    assert grade(89) == "良"
    assert grade(90) == "优"
    assert grade(100) == "优"
    try:
        grade(-1)
        assert False, "negative"
    except ValueError:
        pass
    try:
        grade(101)
        assert False, "too much"
    except ValueError:
        pass


# %% right check_grade: helper functions, raises without assert
def refuses(grade, score):
    try:
        grade(score)
    except ValueError:
        return True
    return False


def check_grade(grade):
    levels = [grade(s) for s in [0, 59, 60, 74, 75, 89, 90, 100]]
    if levels != ["不及格", "不及格", "及格", "及格", "良", "良", "优", "优"]:
        raise AssertionError(f"wrong levels: {levels}")
    if not (refuses(grade, -1) and refuses(grade, 101)):
        raise AssertionError("no ValueError")


# %% wrong check_grade: does nothing -> check_grade_test_given, check_grade_test_right, check_grade_test_boundaries
def check_grade(grade):
    pass


# %% wrong check_grade: finds fault with everything -> check_grade_test_given, check_grade_test_right, check_grade_test_boundaries
def check_grade(grade):
    raise AssertionError("wrong")


# %% wrong check_grade: far from the boundaries -> check_grade_test_given
def check_grade(grade):
    assert grade(95) == "优"
    assert grade(80) == "良"
    assert grade(65) == "及格"
    assert grade(30) == "不及格"


# %% wrong check_grade: only the first of each level -> check_grade_test_boundaries
def check_grade(grade):
    for score, level in [(90, "优"), (75, "良"), (60, "及格"), (0, "不及格")]:
        assert grade(score) == level
    for score in (-1, 101):
        try:
            grade(score)
        except ValueError:
            continue
        raise AssertionError("no ValueError")


# %% wrong check_grade: never a score that makes no sense -> check_grade_test_given
def check_grade(grade):
    for score, level in [
        (100, "优"),
        (90, "优"),
        (89, "良"),
        (75, "良"),
        (74, "及格"),
        (60, "及格"),
    ]:
        assert grade(score) == level
    assert grade(59) == "不及格"
    assert grade(0) == "不及格"


# %% wrong check_grade: refused scores far away only -> check_grade_test_boundaries
def check_grade(grade):
    for level, scores in {
        "优": (90, 100),
        "良": (75, 89),
        "及格": (60, 74),
        "不及格": (0, 59),
    }.items():
        for score in scores:
            assert grade(score) == level
    for score in (-100, 1000):
        try:
            grade(score)
        except ValueError:
            pass
        else:
            raise AssertionError("no ValueError")


# %% wrong check_grade: nothing happens where no error is raised -> check_grade_test_given
def check_grade(grade):
    for level, scores in {
        "优": (90, 100),
        "良": (75, 89),
        "及格": (60, 74),
        "不及格": (0, 59),
    }.items():
        for score in scores:
            assert grade(score) == level
    for score in (-1, 101):
        try:
            grade(score)
        except ValueError:
            pass


# %% wrong check_grade: any error will do -> check_grade_test_boundaries
def check_grade(grade):
    for level, scores in {
        "优": (90, 100),
        "良": (75, 89),
        "及格": (60, 74),
        "不及格": (0, 59),
    }.items():
        for score in scores:
            assert grade(score) == level
    for score in (-1, 101):
        try:
            grade(score)
        except Exception:
            pass
        else:
            raise AssertionError("no ValueError")


# %% wrong check_grade: asks for ValueError itself -> check_grade_test_right
def check_grade(grade):
    for level, scores in {
        "优": (90, 100),
        "良": (75, 89),
        "及格": (60, 74),
        "不及格": (0, 59),
    }.items():
        for score in scores:
            assert grade(score) == level
    for score in (-1, 101):
        try:
            grade(score)
        except ValueError as error:
            assert str(error) != "", "no message"
        else:
            raise AssertionError("no ValueError")


# %% wrong check_grade: says what it found and asserts nothing -> check_grade_test_given
def check_grade(grade):
    for level, scores in {
        "优": (90, 100),
        "良": (75, 89),
        "及格": (60, 74),
        "不及格": (0, 59),
    }.items():
        for score in scores:
            if grade(score) != level:
                print(score, "is wrong")
                return False
    return True


# %% wrong check_grade: one boundary forgotten -> check_grade_test_boundaries
def check_grade(grade):
    for level, scores in {
        "优": (90, 100),
        "良": (75, 89),
        "及格": (60,),
        "不及格": (0, 59),
    }.items():
        for score in scores:
            assert grade(score) == level
    for score in (-1, 101):
        try:
            grade(score)
        except ValueError:
            pass
        else:
            raise AssertionError("no ValueError")


# %% wrong check_grade: a boundary remembered wrongly -> check_grade_test_given
def check_grade(grade):
    for level, scores in {
        "优": (90, 100),
        "良": (76, 89),
        "及格": (60, 75),
        "不及格": (0, 59),
    }.items():
        for score in scores:
            assert grade(score) == level
    for score in (-1, 101):
        try:
            grade(score)
        except ValueError:
            pass
        else:
            raise AssertionError("no ValueError")


# %% wrong check_grade: the three at hand by what they do -> check_grade_test_boundaries
def check_grade(grade):
    assert grade(75) == "良" and grade(0) == "不及格"
    try:
        grade(101)
    except ValueError:
        return
    raise AssertionError("no ValueError")


# %% wrong mask_phone: hyphens deleted -> mask_phone_test_invalid
def mask_phone(number):
    number = number.replace("-", "")
    if len(number) != 11 or not number.isdecimal():
        raise ValueError("eleven digits")
    return number[:3] + "****" + number[-4:]


# %% wrong id_check_digit: hyphens deleted -> id_check_digit_test_invalid
def id_check_digit(first17):
    first17 = first17.replace("-", "")
    if len(first17) != 17 or not first17.isdecimal():
        raise ValueError("seventeen")
    w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(c) * k for c, k in zip(first17, w)) % 11]


# %% wrong group_by_surname: spaces around names are stripped -> group_by_surname_test_random
def group_by_surname(names):
    groups = {}
    for name in [each.strip() for each in names]:
        groups.setdefault(name[0], []).append(name)
    return groups


# %% wrong rle_encode: counts with a decimal point -> rle_encode_test_random
def rle_encode(text):
    runs = []
    for char in text:
        if runs and runs[-1][0] == char:
            runs[-1][1] += 1.0
        else:
            runs.append([char, 1.0])
    return runs


# %% wrong worst_case_guesses: a float -> worst_case_guesses_test_values
def worst_case_guesses(n):
    guesses = 0.0
    while n > 0:
        n //= 2
        guesses += 1
    return guesses


# %% wrong times_table: rows that can be read once -> times_table_test_nine
def times_table(n):
    return [map(lambda j, i=i: f"{j}×{i}={j * i}", range(1, i + 1)) for i in range(1, n + 1)]


# %% wrong check_grade: another error than AssertionError -> check_grade_test_right
def check_grade(grade):
    for level, scores in {
        "优": (90, 100),
        "良": (75, 89),
        "及格": (60, 74),
        "不及格": (0, 59),
    }.items():
        for score in scores:
            if grade(score) != level:
                raise ValueError(f"{score} should be {level}")
    for score in (-1, 101):
        try:
            grade(score)
        except ValueError:
            continue
        raise ValueError(f"{score} should be refused")


# %% wrong essay_counts: one character too many at the end -> essay_counts_test_hanzi
def essay_counts(name):
    text = data.find(name).read_text(encoding="utf-8")
    return {
        "hanzi": sum("\u4e00" <= char <= "\ua000" for char in text),
        "characters": len("".join(text.split())),
        "words": len(text.split()),
        "lines": sum(bool(line.strip()) for line in text.splitlines()),
    }


# %% equivalent is_leap: the calendar refuses such years itself, with ValueError
# -     if year <= 0:
# +     if False:

# -     if year <= 0:
# +     if year < 0:

# -     if year <= 0:
# +     if year <= -1:


# %% equivalent mask_phone: there are eleven characters
# -     return f'{number[0:3]}****{number[7:11]}'
# +     return f'{number[0:3]}****{number[7:12]}'


# %% equivalent mask_phone: a match is true
# -     if match is None:
# +     if not match:


# %% equivalent judge_score: the mean of what is sorted is the same
#       """
# +     scores = sorted(scores)
#       if len(scores) < 3:

# -     kept = sorted(scores)[1:-1]
# +     kept = sorted(scores, reverse=True)[1:-1]


# %% equivalent judge_score: the mean of nothing is refused with ValueError too
# -     if n <= 2:
# +     if False:

# -     if n <= 2:
# +     if n < 2:

# -     if n <= 2:
# +     if n <= 1:


# %% equivalent judge_score: the loop looks at all scores
# -     total, highest, lowest = (0, scores[0], scores[0])
# +     total, highest, lowest = (0, scores[1], scores[0])

# -     total, highest, lowest = (0, scores[0], scores[0])
# +     total, highest, lowest = (0, scores[-1], scores[0])

# -     total, highest, lowest = (0, scores[0], scores[0])
# +     total, highest, lowest = (0, scores[0], scores[1])

# -     total, highest, lowest = (0, scores[0], scores[0])
# +     total, highest, lowest = (0, scores[0], scores[-1])


# %% equivalent judge_score: the same value again makes no difference
# -         if score > highest:
# +         if score >= highest:

# -         if score < lowest:
# +         if score <= lowest:


# %% equivalent isbn13_check_digit: the hyphens are taken out anyway
#       """
# +     first12 = first12.replace('-', '')
#       digits = first12.replace('-', '')


# %% equivalent isbn13_check_digit: int() refuses what is no digit, with ValueError too
# -     if len(digits) != 12 or not digits.isdecimal():
# +     if len(digits) != 12:

# -     if len(digits) != 12 or not digits.isdecimal():
# +     if len(digits) != 12 or not digits.isdigit():

# -     if len(d) != 12 or any((c not in '0123456789' for c in d)):
# +     if len(d) != 12:

# -     if len(d) != 12 or any((c not in '0123456789' for c in d)):
# +     if len(d) != 12 or all((c not in '0123456789' for c in d)):

# -     if len(d) != 12 or any((c not in '0123456789' for c in d)):
# +     if len(d) != 12 or any((c not in '0123456789' for c in list(d)[1:])):

# -     if len(d) != 12 or any((c not in '0123456789' for c in d)):
# +     if len(d) != 12 or any((c not in '0123456789' for c in list(d)[:-1])):

# -         if digits[i] not in '0123456789':
# +         if False:


# %% equivalent isbn13_check_digit: each item is taken once
# -     numbers = list(map(int, text))
# +     numbers = map(int, text)


# %% equivalent isbn13_check_digit: one of the first ten fits
# -     for check in range(10):
# +     for check in range(11):


# %% equivalent id_check_digit: int() refuses what is no digit and zip another length, with ValueError too
# -     if len(first17) != 17 or not first17.isdecimal():
# +     if False:

# -     if len(first17) != 17 or not first17.isdecimal():
# +     if len(first17) != 17 and (not first17.isdecimal()):

# -     if len(first17) != 17 or not first17.isdecimal():
# +     if len(first17) != 17:

# -     if len(first17) != 17 or not first17.isdecimal():
# +     if not first17.isdecimal():

# -     if len(first17) != 17 or not first17.isdecimal():
# +     if len(first17) != 17 or not first17.isdigit():

# -     if not all((c in '0123456789' for c in first17)):
# +     if False:

# -     if not all((c in '0123456789' for c in first17)):
# +     if not any((c in '0123456789' for c in first17)):

# -     if not all((c in '0123456789' for c in first17)):
# +     if not all((c in '0123456789' for c in list(first17)[1:])):

# -     if not all((c in '0123456789' for c in first17)):
# +     if not all((c in '0123456789' for c in list(first17)[:-1])):

# -     if len(first17) != 17 or any((c not in '0123456789' for c in first17)):
# +     if len(first17) != 17:

# -     if len(first17) != 17 or any((c not in '0123456789' for c in first17)):
# +     if len(first17) != 17 or all((c not in '0123456789' for c in first17)):

# -     if len(first17) != 17 or any((c not in '0123456789' for c in first17)):
# +     if len(first17) != 17 or any((c not in '0123456789' for c in list(first17)[1:])):

# -     if len(first17) != 17 or any((c not in '0123456789' for c in first17)):
# +     if len(first17) != 17 or any((c not in '0123456789' for c in list(first17)[:-1])):


# %% equivalent group_by_surname: a defaultdict is a dictionary
# -     return dict(result)
# +     return result


# %% equivalent coldest_day: it begins with the first
# -     for i in range(len(temperatures)):
# +     for i in list(range(len(temperatures)))[1:]:

# -     for day, t in enumerate(temperatures, start=1):
# +     for day, t in list(enumerate(temperatures, start=1))[1:]:


# %% equivalent check_grade: whatever it is told of scores that make no sense, the function that it looks at must refuse them
# -         if score < 0 or score > 100:
# +         if False:

# -         if score < 0 or score > 100:
# +         if score < 0 and score > 100:

# -         if score < 0 or score > 100:
# +         if score < 0:

# -         if score < 0 or score > 100:
# +         if score > 100:


# %% equivalent check_grade: scores next to the border are tried, too
# -         if score < 0 or score > 100:
# +         if score < -1 or score > 100:

# -         if score < 0 or score > 100:
# +         if score < 0 or score > 101:

# -     for score in (-50, -1, 101, 150):
# +     for score in list((-50, -1, 101, 150))[1:]:

# -     for score in (-50, -1, 101, 150):
# +     for score in list((-50, -1, 101, 150))[:-1]:

# -     for score in (-50, -1, 101, 150):
# +     for score in (-51, -1, 101, 150):

# -     for score in (-50, -1, 101, 150):
# +     for score in (-49, -1, 101, 150):

# -     for score in (-50, -1, 101, 150):
# +     for score in (-50, -1, 101, 151):

# -     for score in (-50, -1, 101, 150):
# +     for score in (-50, -1, 101, 149):


# %% equivalent check_grade: nobody asks its own helper for scores that make no sense
# -             raise ValueError('no such score')
# +             raise RuntimeError


# %% equivalent essay_counts: no file has such a name
#       """
# +     name = name.strip()
#       with open(data.find(name), encoding='utf-8') as file:

#       """
# +     name = name.replace(' ', '')
#       with open(data.find(name), encoding='utf-8') as file:

#       """
# +     name = name.lower()
#       with open(data.find(name), encoding='utf-8') as file:


# %% equivalent essay_counts: UTF-8 is the default where the tests run
# -     with open(data.find(name), encoding='utf-8') as file:
# +     with open(data.find(name)) as file:

# -     text = data.find(name).read_text(encoding='utf-8')
# +     text = data.find(name).read_text()

# -     with open(data.find(name), 'r', encoding='utf8') as f:
# +     with open(data.find(name), 'r') as f:


# %% equivalent essay_counts: a file is opened for reading unless said otherwise
# -     with open(data.find(name), 'r', encoding='utf8') as f:
# +     with open(data.find(name), encoding='utf8') as f:


# %% equivalent rle_encode: the first run sets the count
# -     runs, previous, count = ([], None, 0)
# +     runs, previous, count = ([], None, 1)

# -     runs, previous, count = ([], None, 0)
# +     runs, previous, count = ([], None, -1)


# %% equivalent rle_encode: a character is true
# -         if previous is not None:
# +         if previous:


# %% equivalent next_guess: one side of the middle is as good as the other
# -     return (low + high) // 2
# +     return round((low + high) / 2)

# -     return low + (high - low) // 2
# +     return low + round((high - low) / 2)

# -     return round((low + high) / 2)
# +     return int((low + high) / 2)

# -     return round((low + high) / 2)
# +     return round((low + high) // 2)

# -     return candidates[(len(candidates) - 1) // 2]
# +     return candidates[round((len(candidates) - 1) / 2)]

# -     return candidates[(len(candidates) - 1) // 2]
# +     return candidates[len(candidates) // 2]

# -     return candidates[(len(candidates) - 1) // 2]
# +     return candidates[(len(candidates) - 0) // 2]

# -     return statistics.median_low(range(low, high + 1))
# +     return statistics.median_low(range(low, high + 2))

# -     return int((low + high) / 2)
# +     return round((low + high) / 2)

# -     return int((low + high) / 2)
# +     return int((low + high) // 2)


# %% equivalent next_guess: a range has items as a list has
# -     candidates = list(range(low, high + 1))
# +     candidates = range(low, high + 1)


# %% equivalent next_guess: the median of nothing is refused with ValueError too
# -     if high - low < 0:
# +     if False:

# -     if high - low < 0:
# +     if high - low < -1:


# %% equivalent worst_case_guesses: the answer is at least 1, and from less it is counted up
# -     guesses = 0
# +     guesses = 1

# -     guesses = 0
# +     guesses = -1
