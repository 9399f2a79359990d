"""For verify.py: what may stand in problem.json and solution.json, numbers as JavaScript reads them, and a problem that is in order."""
import json, re
from bisect import bisect_right
from fractions import Fraction
from math import ceil, floor, gcd

class Refused(Exception): pass

def need(holds, why):
    if not holds: raise Refused(why)

def double(digits):  # JSON numbers are doubles; what is whole, up to 2^53, is an int from here on
    x = float(digits)
    return int(x) if x.is_integer() and abs(x) <= 2**53 else x

def read(text): return json.loads(text, parse_int=double, parse_float=double, parse_constant=lambda name: need(False, name + ' is no number'))
def decimal(x): return Fraction(repr(float(x)))  # what a double prints as: the shortest that reads back the same, in Python as in JavaScript
def order(*names): return [name.encode('utf-16-be', 'surrogatepass') for name in names]  # of UTF-16 code units

# What may stand where: a check, {field: …} ("?": it may be missing; others are refused), [of each], (one, after, the other).

def fits(x, shape):
    if callable(shape):
        need(shape(x) is not False, f'not what is needed: {str(x)[:80]!r}')
    elif type(shape) is dict:
        need(type(x) is dict, 'an object is needed')
        known = {name.rstrip('?'): (inner, name) for name, inner in shape.items()}
        need(x.keys() <= known.keys(), f'unknown: {sorted(x.keys() - known)}')
        need(all(key in x or name[-1] == '?' for key, (_, name) in known.items()), f'something of {sorted(known)} is missing')
        for key, value in x.items():
            fits(value, known[key][0])
    else:
        need(type(x) is list and (type(shape) is list or len(x) == len(shape)), f'a list is needed, and not {str(x)[:80]}')
        for k, each in enumerate(x):
            fits(each, shape[k % len(shape)])

def text(x): return type(x) is str
def node(x): return type(x) is dict  # seen to when its turn comes
def number(x): return type(x) is int or type(x) is float and abs(x) < float('inf')
def integer(x):  # a dual value
    return type(x) is int and abs(x) < 2**53 or type(x) is str and bool(re.fullmatch('-?[1-9][0-9]{15,399}', x)) and abs(int(x)) >= 2**53
def positive(x): return integer(x) and int(x) > 0
def whole(least, most=2**53 - 1): return lambda x: type(x) is int and least <= x <= most
def word(*words): return lambda x: type(x) in (str, bool) and x in words
def maybe(shape): return lambda x: x is None or fits(x, shape)

SMALL, COUNT, PAIR, SCORED = whole(0, 2**31 - 1), whole(0), (text, text), [(text, text, number)]
PROBLEM = {
    'format': word('binome.problem/1'), 'trainees': [{'id': text, 'need?': SMALL}], 'pairs': SCORED, 'required?': [PAIR], 'incumbent?': [PAIR],
    'mentors': [{'id': text, 'min?': SMALL, 'max?': SMALL, 'load?': number, 'share?': number}],
    'sideConstraints?': [{'id': text, 'terms': SCORED, 'op': word('<=', '>=', '='), 'rhs': number}], 'coverage?': word('most', 'all'),
    'balance?': word('worst', 'spread'), 'objective?': word('score', 'fair'), 'bands?': [number]}
LISTS = {'trainees': [text], 'mentors': [text]}
DUALS = {'denominator': positive, 'trainees': [integer], 'mentors': [integer], 'sideConstraints': [integer], 'coverage': integer, 'bands?': [integer]}
MARGIN = whole(1)
LEAF = {'fixing?': DUALS, 'margin?': MARGIN, 'leaf': word('bound', 'empty', 'indivisible'), 'duals': DUALS}
BRANCH = {'fixing?': DUALS, 'margin?': MARGIN, 'pair': PAIR, 'without': node, 'with': node}
PROOF = maybe({'fixing': maybe(DUALS), 'margin?': MARGIN, 'tree': node})
LEVEL = {'level': maybe((integer, positive)), 'proof': PROOF, 'levelBound?': maybe((integer, positive))}
PART = {
    **LISTS, 'sideConstraints': [text], 'matched': COUNT, 'score': whole(1 - 2**53), 'coverage': PROOF, 'optimality': PROOF, 'infeasibility': PROOF,
    'balance?': {'worst': LEVEL, 'least?': LEVEL}, 'fairness?': [{'band': COUNT, 'count': COUNT, 'proof': PROOF, 'countBound?': COUNT}],
    'ties?': [{'score': integer, 'kept': integer, 'lotBits': whole(0, 30), 'proof': PROOF}], 'conflict?': [{'without': text, 'pairs': [PAIR]}],
    'matchedBound?': COUNT, 'scoreBound?': whole(1 - 2**53)}
SCALE = {'base': lambda x: x in (2, 10), 'exponent': whole(-1100, 1100), 'exact': word(True, False), 'tolerance': number}
DIAGNOSIS = {
    'shortages': [{**LISTS, **dict.fromkeys(('needed', 'capacity', 'otherPairs', 'reserved', 'missing'), COUNT)}],
    'minimums': [{**LISTS, **dict.fromkeys(('minimum', 'reserved', 'missing'), COUNT), 'available': whole(1 - 2**53)}],
    'overbooked': [{'side': word('trainee', 'mentor'), 'id': text, 'required': COUNT, 'limit': COUNT}],
    'conflicts': [[text]], 'unmetBySideConstraints': COUNT}
SOLUTION = {
    'format': word('binome.solution/1'), 'status': word('optimal', 'limit', 'feasible', 'infeasible'), 'pairs': [PAIR], 'matched': COUNT,
    'objective': number, 'bound': maybe(number), 'unmet': [{'trainee': text, 'missing': COUNT}], 'diagnosis': maybe(DIAGNOSIS),
    'certificate': maybe({'scale': SCALE, 'parts': [PART], 'tieBreak': word('complete', 'partial')})}

def once(items, what):
    items = [tuple(i) if type(i) is list else i for i in items]
    need(len(set(items)) == len(items), f'{what}: something stands twice')
    return items

class Problem:
    def __init__(self, p):
        fits(p, PROBLEM)
        for k in ('trainees', 'mentors', 'sideConstraints'):
            once([x['id'] for x in p.get(k, [])], k)
        self.need = {t['id']: t.get('need', 1) for t in p['trainees']}
        self.min, self.max = ({m['id']: m.get(k, d) for m in p['mentors']} for k, d in (('min', 0), ('max', 1)))
        self.load, self.share = ({m['id']: decimal(m.get(k, d)) for m in p['mentors']} for k, d in (('load', 0), ('share', 1)))
        need(all(self.min[m] <= self.max[m] and self.load[m] >= 0 < self.share[m] for m in self.max), 'problem: a mentor')
        self.score = {(t, m): float(s) for t, m, s in p['pairs']}
        need(len(self.score) == len(p['pairs']) and all(t in self.need and m in self.max for t, m in self.score), 'problem: pairs')
        self.most = max(1, min(sum(self.need.values()), sum(self.max.values()), len(self.score)))  # pairs that a matching can have
        need(self.most * max(map(abs, self.score.values()), default=0) < float('inf'), 'problem: sums of scores leave the doubles')
        self.required, self.incumbent = set(once(p.get('required', []), 'required')), set(map(tuple, p.get('incumbent', [])))
        self.sides = {c['id']: Side(c, self) for c in p.get('sideConstraints', [])}
        need(self.required <= self.score.keys(), 'problem: a required pair that is not eligible')
        self.all, self.fair, self.balance = p.get('coverage') == 'all', p.get('objective') == 'fair', p.get('balance')
        steps = p['bands'] if 'bands' in p else sorted(set(self.score.values()))[1:]
        need(all(a < b for a, b in zip(steps, steps[1:])) and (self.fair or 'bands' not in p), 'problem: bands must ascend, and are for "fair"')
        self.band, self.last_band = {pair: bisect_right(steps, s) for pair, s in self.score.items()}, len(steps)

class Side:
    """A side constraint in whole units: its coefficients, and the limits of its left side (None: no limit)."""
    def __init__(self, c, problem):
        raw, rhs, unit = {(t, m): decimal(a) for t, m, a in c['terms']}, decimal(c['rhs']), 1
        need(len(raw) == len(c['terms']) and raw.keys() <= problem.score.keys(), 'problem: a side constraint')
        while any((a * unit).denominator > 1 for a in raw.values()):
            unit *= 10
        unit = Fraction(unit, gcd(*(int(a * unit) for a in raw.values())) or 1)
        self.terms, rhs = {pair: int(a * unit) for pair, a in raw.items()}, rhs * unit
        if c['op'] == '=' and rhs.denominator > 1:  # no sum of whole numbers is that: what none can reach
            rhs = max(map(abs, self.terms.values()), default=0) * problem.most + 1
        self.limits = None if c['op'] == '<=' else ceil(rhs), None if c['op'] == '>=' else floor(rhs)

def level(x):
    need(x is None or gcd(int(x[0]), int(x[1])) == 1, 'a level: in lowest terms')
    return None if x is None else Fraction(int(x[0]), int(x[1]))

def lot(pair):
    """Its number."""
    h, units = 0x811C9DC5, [name[k] * 256 + name[k + 1] for name in order(pair[0], '\0', pair[1]) for k in range(0, len(name), 2)]
    for unit in units:
        h = (h ^ unit) * 0x01000193 % 2**32
    for shift, factor in (16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1):
        h = (h ^ h >> shift) * factor % 2**32
    return h >> 2

def divides(d, prices, rows, counts, taken):
    """Whether equations, added up at these prices, ask for what is no multiple of d of pairs that, where still free, count multiples of it."""
    if any(p and (l[0] is None or l[0] != l[1]) for p, l in zip(prices, rows)):
        return False
    paid = [sum(prices[k] * a for k, a in c) for c in counts]
    rest = sum(p * l[0] for p, l in zip(prices, rows) if p) - sum(x for x, t in zip(paid, taken) if t == (1, 1))
    return rest % d != 0 and all(x % d == 0 for x, t in zip(paid, taken) if t[0] != t[1])
