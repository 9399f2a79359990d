#!/usr/bin/env python3
"""Checks a Binôme solution against its problem, from docs/certificate.md alone:  python3 verify.py problem.json solution.json

Exit 0: every claim is proven. 2: something is false or not proven. 3: nothing is false, and what is not proven is named: a limit, a tieBreak
that is partial, scores that are rounded. With --lines FILE, problems and solutions on alternating lines, one verdict a line.

One idea carries everything: in a part of the problem, counts (a trainee's pairs, a mentor's, the left side of a constraint, all pairs, the
pairs of a band) lie between two limits each (None: no limit, which no price may like), and pairs are taken 0 or 1 times. With prices on the
counts a matching is worth sum(price * count) + sum(remainder * taken), remainder = weight - the pair's prices: at most that with all at the
limit that their sign likes best.
"""
import sys, threading
from fractions import Fraction
sys.dont_write_bytecode = True  # beside the documents
from verify_format import BRANCH, LEAF, LISTS, SOLUTION, Problem, Refused, decimal, divides, fits, level, lot, need, once, order, read

class Part:
    def __init__(self, problem, given):
        self.problem, self.given, self.pairs, self.weight, self.counts, self.priced = problem, given, [], [], [], set()
        self.trainees, self.mentors, self.sides = (once(given[k], k) for k in ('trainees', 'mentors', 'sideConstraints'))
        self.names = [*(('t', t) for t in self.trainees), *(('m', m) for m in self.mentors), *(('s', s) for s in self.sides)]
        self.index = {name: k for k, name in enumerate(self.names)}

    def add(self, pair, weight):
        sides = self.problem.sides
        self.pairs.append(pair), self.weight.append(weight), self.counts.append([(self.index['t', pair[0]], 1), (self.index['m', pair[1]], 1), (len(self.names), 1)]
            + [(self.index['s', s], sides[s].terms[pair]) for s in self.sides if pair in sides[s].terms])

    def limits(self):
        """Of the counts, in the order of the duals (the coverage, last, has none as yet), and of the pairs."""
        p = self.problem
        return ([(p.need[t] if p.all else 0, p.need[t]) for t in self.trainees] + [(p.min[m], p.max[m]) for m in self.mentors]
                + [p.sides[s].limits for s in self.sides] + [(None, None)], [(int(pair in p.required), 1) for pair in self.pairs])

    def bound(self, given, weight, rows, taken):
        """The bound that these duals come to, times their denominator; the denominator, the prices, the remainders."""
        d, bands = int(given['denominator']), len(rows) - len(self.names) - 1
        lists = given['trainees'], given['mentors'], given['sideConstraints'], [given['coverage']], given.get('bands', [0] * bands)
        need([*map(len, lists)] == [len(self.trainees), len(self.mentors), len(self.sides), 1, bands], 'duals: one for each')
        prices = [int(x) for values in lists for x in values]
        likes = [limits[price > 0] if price else 0 for price, limits in zip(prices, rows)]
        need(None not in likes, 'duals: a price of the wrong sign')
        rest = [d * w - sum(prices[k] * a for k, a in c) for w, c in zip(weight, self.counts)]
        return sum(p * l for p, l in zip(prices, likes)) + sum(r * t[r > 0] for r, t in zip(rest, taken)), d, prices, rest

    def prove(self, what, proof, weight, claim, reached, rows, taken):
        """Refuses unless nothing within the limits is worth more than `claim` (None: unless nothing is). Returns the limits of what is worth
        `reached` or more."""
        need(proof is not None, what + ': no proof')
        known, where = (rows, taken), {pair: k for k, pair in enumerate(self.pairs)}
        stack = [(proof['tree'], [proof], taken)]
        while stack:
            node, fixings, here = stack.pop()
            fits(node, LEAF if 'leaf' in node else BRANCH)
            for x in [*fixings, node]:
                need(claim is not None if x.get('fixing') else 'margin' not in x, what + ': a fixing')
                if x.get('fixing'):
                    total, d, _, rest = self.bound(x['fixing'], weight, rows, here)
                    here = fixed(here, rest, total - d * (claim + 1 - x.get('margin', 0)))
            if 'leaf' in node:
                empty = node['leaf'] != 'bound'
                total, d, prices, _ = self.bound(node['duals'], [0] * len(weight) if empty else weight, rows, here)
                holds = total < 0 if empty else claim is not None and total < d * (claim + 1)
                need(holds or node['leaf'] == 'indivisible' and divides(d, prices, rows, self.counts, here), what + ': a leaf does not prove it')
                self.priced.update(name for name, price in zip(self.names, prices) if price and claim is None)
            else:
                pair = tuple(node['pair'])
                need(pair in where and pair not in self.problem.required, what + ': a branch on a pair that is required or not there')
                stack += [(node[way], [], here[:where[pair]] + [(x, x)] + here[where[pair] + 1:]) for way, x in (('without', 0), ('with', 1))]
        duals = proof['fixing'] or (proof['tree']['duals'] if proof['tree'].get('leaf') == 'bound' else None)
        return known if duals is None or claim is None else self.narrowed(*known, reached, *self.bound(duals, weight, *known))

    def narrowed(self, rows, taken, reached, total, d, prices, rest):
        """What is off the limit that its price likes costs at least the price. Where that is more than the slack, it is on it."""
        slack, n = total - d * reached, len(self.names)
        on = [price > 0 or price and name[0] != 't' and abs(price) > slack for name, price in zip(self.names, prices)]
        return [(r[p > 0],) * 2 if o and abs(p) > slack else r for o, p, r in zip(on, prices, rows)] + rows[n:], fixed(taken, rest, slack)

def fixed(taken, rest, slack):
    return [(t[r > 0],) * 2 if abs(r) > slack else t for r, t in zip(rest, taken)]

def balanced(part, chosen, matched, rows, taken, opened):
    """Checks the levels of relative load; returns the limits of mentors in what is as balanced."""
    p, given, first, last = part.problem, part.given['balance'], len(part.trainees), len(part.trainees) + len(part.mentors)
    room = [(p.min[m], max(p.min[m], min(p.max[m], sum(pair[1] == m for pair in part.pairs)))) for m in part.mentors]
    takes = [sum(pair[1] == m for pair in chosen) for m in part.mentors]
    need(('least' in given) == (p.balance == 'spread'), 'balance: least is for "spread"')
    def load(n, k):
        return (p.load[part.mentors[n]] + k) / p.share[part.mentors[n]]
    def within(worst, level, better):  # the room that is left when every load is within a level, or on its better side
        def good(n, k):
            return level is not None and (load(n, k) == level and not better or (load(n, k) < level if worst else load(n, k) > level))
        ks = [[k for k in range(l, h + 1) if good(n, k)] for n, (l, h) in enumerate(room)]
        return [(l, max([l] + k)) if worst else (min([h] + k), h) for (l, h), k in zip(room, ks)]
    for name in ('worst', 'least')[:len(given)]:
        worst, said = name == 'worst', given[name]
        loads = [load(n, k) for n, k in enumerate(takes) if (k > room[n][0] if worst else k < room[n][1])]
        reached, proven = (max if worst else min)(loads) if loads else None, level(said.get('levelBound', said['level']))
        need(level(said['level']) == reached, f'balance: the {name} level is not that of the pairs')
        if 'levelBound' in said:
            need(reached is not None and (proven is None or (proven < reached if worst else proven > reached)), 'balance: levelBound is not better')
            opened.append(f'limit: that the {name} level is {reached} is not proven, only {proven}')
        need((proven is None) == (said['proof'] is None), 'balance: a proof is missing, or of nothing')
        if proven is not None:
            narrow = rows[:first] + within(worst, proven, True) + rows[last:]
            part.prove(f'balance, {name}', said['proof'], [1] * len(part.pairs), matched - 1, matched, narrow, taken)
        room = within(worst, reached, False)
    return room

def fair(part, chosen, rows, taken, opened):
    """Checks how many pairs the bands have; returns the limits of what is as fair."""
    band, stages, last, done = part.problem.band, part.given['fairness'], part.problem.last_band, -1
    need([s['band'] for s in stages] == sorted({*(s['band'] for s in stages), *(band[pair] for pair in chosen)} - {last}), 'fairness: not the bands that have pairs')
    for s in [*stages, None]:
        b = s['band'] if s else last  # without a stage, a band has no pair
        taken = [(0, 0) if done < band[pair] < b else t for pair, t in zip(part.pairs, taken)]
        if s:
            count, least, inside = s['count'], s.get('countBound', s['count']), [band[pair] == b for pair in part.pairs]
            need(sum(band[pair] == b for pair in chosen) == count, 'fairness: a count is not that of the pairs')
            if 'countBound' in s:
                need(least < count, 'fairness: countBound is not less')
                opened.append(f'limit: that {count} pairs are in band {b} is not proven, only {least}')
            if least or s['proof'] is not None:
                rows, taken = part.prove('fairness', s['proof'], [-x for x in inside], -least, -count, rows, taken)
            part.counts = [c + [(len(rows), 1)] * x for c, x in zip(part.counts, inside)]
            rows, done = rows + [(None, count)], b
    return rows, taken

def ties(part, chosen, rows, taken):
    """Checks the stages; returns whether they prove the pairs kept, and the lot."""
    kept = not part.problem.incumbent & set(part.pairs)
    drawn, numbers = False, [lot(pair) for pair in part.pairs] if part.given.get('ties') else []
    for s in part.given.get('ties', []):
        score, keep, bits = int(s['score']), int(s['kept']), s['lotBits']
        weight = [score * w + keep * (pair in part.problem.incumbent) - (n >> 30 - bits) for pair, w, n in zip(part.pairs, part.weight, numbers)]
        own = sum(w for pair, w in zip(part.pairs, weight) if pair in chosen)
        rows, taken = part.prove('ties', s['proof'], weight, own, own, rows, taken)
        kept, drawn = kept or keep > len(chosen) * (2**bits - 1), drawn or bits >= (4 if part.sides else 30)
    return kept and drawn

def connected(part):
    groups = [{('t', t), ('m', m)} for t, m in part.pairs]
    groups += [{('s', c), ('t', pair[0])} for c in part.sides for pair in part.problem.sides[c].terms]
    reached, before = set(part.names[:1]), set()
    while reached != before:
        before, reached = reached, reached.union(*(group for group in groups if not group.isdisjoint(reached)))
    return len(reached) == len(part.names)

def follow_rules(p, pairs, trainees, mentors, eligible, sides):
    """Returns how many each trainee has."""
    has, takes, chosen = dict.fromkeys(trainees, 0), dict.fromkeys(mentors, 0), set(once(pairs, 'pairs'))
    for t, m in chosen:
        need((t, m) in eligible, 'a pair that is not eligible')
        has[t], takes[m] = has[t] + 1, takes[m] + 1
    need(all((p.need[t] if p.all else 0) <= n <= p.need[t] for t, n in has.items()), 'a trainee has not the need')
    need(all(p.min[m] <= n <= p.max[m] for m, n in takes.items()), 'a mentor is not within the limits')
    need(all(pair in chosen for pair in p.required if pair[0] in has), 'a required pair is missing')
    for i in sides:
        left, (low, high) = sum(a for pair, a in p.sides[i].terms.items() if pair in chosen), p.sides[i].limits
        need((low is None or left >= low) and (high is None or left <= high), f'side constraint {i} does not hold')
    return has

def can_meet_more(p, chosen, has, more):
    """Whether augmenting paths meet `more` needs, with no regard to minimums and side constraints."""
    mentors, trainees = ({i: [pair[1 - k] for pair in pairs if pair[k] == i] for i in ids} for k, ids, pairs in ((0, p.need, p.score), (1, p.max, chosen)))
    for _ in range(more):
        queue, came, end = [t for t in p.need if has[t] < p.need[t]], {}, None
        gave = dict.fromkeys(queue)  # the mentor whom a trainee would leave; `came`: who would come to a mentor
        for t in queue:
            for m in mentors[t] if end is None else ():
                if end is None and m not in came and t not in trainees[m]:
                    came[m], end = t, m if len(trainees[m]) < p.max[m] else None
                    fresh = [o for o in trainees[m] if o not in gave and (o, m) not in p.required]
                    queue += fresh
                    gave.update(dict.fromkeys(fresh, m))
        need(end is not None, 'unmetBySideConstraints: without them no more needs could be met')
        while end is not None:
            t = came[end]
            trainees[end].append(t)
            has[t], end = has[t] + (gave[t] is None), gave[t]
            if end is not None:
                trainees[end].remove(t)

def check_diagnosis(p, s, chosen, has, infeasible=()):
    d, conflicts = s['diagnosis'], [check_conflict(p, part) for part in infeasible if 'conflict' in part.given]
    if d is None:
        return need(not conflicts and (not s['unmet'] or s['status'] in ('feasible', 'infeasible')), 'no diagnosis, and something is short')
    need(infeasible or s['unmet'], 'a diagnosis, and nothing is short')
    named = {('t', t) for w in d['shortages'] + d['minimums'] for t in w['trainees']} | {('m', m) for w in d['shortages'] + d['minimums'] for m in w['mentors']}
    named |= {(w['side'][0], w['id']) for w in d['overbooked']}
    need(all('conflict' in part.given or named & set(part.names) for part in infeasible), 'the diagnosis has no reason for a part')
    for w in d['shortages'] + d['minimums']:
        T, M = set(once(w['trainees'], 'trainees')), set(once(w['mentors'], 'mentors'))
        needed, away = sum(p.need[t] for t in T), sum(t in T and m not in M for t, m in p.score)
        given, kept = (sum(t in a and m not in b for t, m in p.required) for a, b in ((T, M), (p.need.keys() - T, p.max.keys() - M)))
        capacity, minimum, available = sum(p.max[m] for m in M), sum(p.min[m] for m in M), needed - given + sum(m in M and t not in T for t, m in p.score)
        if 'needed' in w:
            facts = dict(needed=needed, capacity=capacity, otherPairs=away, reserved=kept, missing=needed - capacity - away + kept)
        else:
            facts = dict(minimum=minimum, reserved=given, available=available, missing=minimum - available)
        need(facts['missing'] > 0 and facts.items() <= w.items(), 'a shortage or a minimum is not what it says')
    once([t for w in d['shortages'] for t in w['trainees']], 'trainees of shortages')
    for w in d['overbooked']:
        asked = sum(pair[w['side'] == 'mentor'] == w['id'] for pair in p.required)
        need(asked == w['required'] > w['limit'] == (p.max if w['side'] == 'mentor' else p.need)[w['id']], 'overbooked')
    need(d['conflicts'] == conflicts, 'the conflicts are not those of the parts')
    short = 0 if infeasible else sum(u['missing'] for u in s['unmet']) - sum(w['missing'] for w in d['shortages'])
    need(d['unmetBySideConstraints'] == short, 'unmetBySideConstraints is not what is left')
    can_meet_more(p, chosen, has, short)

def check_conflict(p, part):
    """Nothing else is in the proof, and without each member the others can hold."""
    members = once([c['without'] for c in part.given['conflict']], 'conflict')
    need(members and set(members) <= set(part.sides), 'a conflict of strangers')
    need({name for kind, name in part.priced if kind == 's'} <= set(members), 'the proof of a conflict has a price on another constraint')
    for c in part.given['conflict']:
        follow_rules(p, c['pairs'], part.trainees, part.mentors, set(part.pairs), [i for i in members if i != c['without']])
    return members

def weights(p, scale, matched):
    """Of all pairs; and the unit."""
    base, e, exact, scores = scale['base'], scale['exponent'], scale['exact'], p.score.values()
    def scaled(base, e):
        return {pair: (decimal(x) if base == 10 else Fraction(x)) * Fraction(base)**e for pair, x in p.score.items()}
    def has_room(base, exponents):  # whether the least of the exponents on which all is whole leaves room for the sums
        for e in exponents:
            if all(x.denominator == 1 for x in scaled(base, e).values()):
                return 16 * (len(p.sides) + 1) * p.most * max(map(abs, scaled(base, e).values()), default=0) <= 2**53
    weight, unit = {pair: (x + Fraction(1, 2)) // 1 for pair, x in scaled(base, e).items()}, Fraction(base)**e
    largest = max(map(abs, weight.values()), default=0)
    need(largest <= 2**53 and (not exact or weight == scaled(base, e)), 'scale: scores are not whole on it, or beyond 2^53')
    if not exact:
        halves = [Fraction(x).denominator.bit_length() - (int(x) & -int(x) if x == int(x) else 1).bit_length() for x in scores if x]
        least = max(halves, default=0)  # as often all can be doubled until they are whole; below 0: halved
        need(base == 2 and not has_room(10, range(16)) and not has_room(2, [least] * (least <= 1000)), 'scale: it rounds without need')
        need(p.most * largest >= 2**31 or e >= 1000, 'scale: it rounds more than needed')
    need(scale['tolerance'] == (0 if exact else float(Fraction(matched, 2) / unit)), 'scale: the tolerance')
    return weight, unit

def split(p, certificate, weight, infeasible):
    parts = [Part(p, given) for given in certificate['parts']]
    at = {name: part for part in parts for name in part.names}
    everybody = {*(('t', t) for t in p.need), *(('m', m) for m in p.max), *(('s', c) for c in p.sides)}
    need(len(at) == sum(len(part.names) for part in parts), 'parts: somebody twice')
    need(at.keys() <= everybody if infeasible else at.keys() == everybody, 'parts: somebody missing, or a stranger')
    need(all(at.get(('t', t)) is at.get(('m', m)) for t, m in p.score), 'parts: a pair joins two')
    need(all(at.get(('s', i)) is at.get(('t', t)) for i, c in p.sides.items() for t, m in c.terms), 'parts: a side constraint joins two')
    for pair in p.score:
        if ('t', pair[0]) in at:
            at['t', pair[0]].add(pair, weight[pair])
    need(infeasible or not p.balance or all(map(connected, parts)), 'balance: a part that falls apart')
    return parts

def check_part(p, part, mine, opened):
    """Returns the score proven to be the most, and whether the ties are carried to their end."""
    given, (start, free), first, n = part.given, part.limits(), len(part.trainees), len(part.names)
    matched, score, needs = len(mine), sum(w for pair, w in zip(part.pairs, part.weight) if pair in mine), sum(p.need[t] for t in part.trainees)
    need(given['matched'] == matched and given['score'] == score, 'a part: matched or score is not that of the pairs')
    need(given['infeasibility'] is None and 'conflict' not in given, 'a part: infeasible, and yet it has a matching')
    need(('balance' in given) == bool(p.balance) and ('fairness' in given) == p.fair, 'a part: balance or fairness')
    most, best, rows, taken = given.get('matchedBound', matched), given.get('scoreBound', score), start, free
    need(most >= matched and best >= score, 'a part: a bound is less than what is reached')
    if most > matched:
        opened.append(f'limit: that no more than {matched} needs of a part can be met is not proven, only {most}')
    need(given['coverage'] is not None or most >= needs, 'coverage: no proof')
    if given['coverage'] is not None:
        narrow = part.prove('coverage', given['coverage'], [1] * len(part.pairs), most, matched, start, free)
        rows, taken = narrow if p.fair else (rows, taken)
    if matched == needs:
        rows = [(p.need[t],) * 2 for t in part.trainees] + rows[first:]
    if p.balance:
        room = balanced(part, mine, matched, start, free, opened)
        rows = rows[:first] + [(max(a, l), min(b, h)) for (a, b), (l, h) in zip(rows[first:], room)] + rows[first + len(room):]
    rows = rows[:n] + [(None, None) if p.all else (matched, matched if most == matched and given['coverage'] is not None else None)]
    if p.fair:
        rows, taken = fair(part, mine, rows, taken, opened)
    return best, ties(part, mine, *part.prove('optimality', given['optimality'], part.weight, best, score, rows, taken))

def check(problem, s):
    """What is proven, and notes of what is not; or Refused."""
    fits(s, SOLUTION)
    p, status, certificate = Problem(problem), s['status'], s['certificate']
    infeasible, chosen = status == 'infeasible', [tuple(pair) for pair in s['pairs']]
    has = dict.fromkeys(p.need, 0) if infeasible else follow_rules(p, chosen, p.need, p.max, p.score, p.sides)
    need(not (infeasible and chosen) and s['matched'] == len(chosen), 'matched is not the number of pairs')
    need(all(order(*a) < order(*b) for a, b in zip(chosen, chosen[1:])), 'pairs: not in order')
    need(s['unmet'] == [{'trainee': t, 'missing': p.need[t] - has[t]} for t in sorted(p.need, key=order) if has[t] < p.need[t]], 'unmet is not what is missing')
    if status == 'feasible':
        total = sum(decimal(p.score[pair]) for pair in chosen)
        need(certificate is None and s['bound'] is None and abs(Fraction(s['objective']) - total) <= 1e-9 * max(1, abs(total)), 'objective is not the sum')
        check_diagnosis(p, s, chosen, has)
        return ['every rule holds, and no more is claimed'], []
    need(certificate is not None, 'no certificate')
    weight, unit = weights(p, certificate['scale'], len(chosen))
    parts = split(p, certificate, weight, infeasible)
    if infeasible:
        need(s['objective'] == 0 and s['bound'] is None and parts, 'infeasible, and yet a result')
        for part in parts:
            rest = {k: x for k, x in part.given.items() if k not in (*LISTS, 'sideConstraints', 'infeasibility', 'conflict')}
            need(rest == dict(matched=0, score=0, coverage=None, optimality=None), 'infeasible, and yet something of a part is proven')
            part.prove('infeasible', part.given['infeasibility'], [0] * len(part.pairs), None, 0, *part.limits())
        check_diagnosis(p, s, chosen, has, parts)
        return ['no matching satisfies every rule'], []
    said, opened, bound, settled, counted = set(chosen), [], 0, True, True
    for part in parts:
        before = len(opened)
        best, carried = check_part(p, part, said & set(part.pairs), opened)
        bound, settled, counted = bound + best, settled and carried, counted and len(opened) == before
        if best > part.given['score']:
            opened.append(f"limit: that a part scores no more than {part.given['score']} is not proven, only {best}")
    need((status == 'limit') == bool(opened), 'status is limit where something is open, and only there')
    need(s['objective'] == float(sum(weight[pair] for pair in chosen) / unit), 'objective is not the sum')
    need(s['bound'] == (float(bound / unit) if counted else None), 'bound is not what is proven')
    check_diagnosis(p, s, chosen, has)
    need((certificate['tieBreak'] == 'complete') == settled, 'tieBreak is not what the stages prove')
    tolerance = certificate['scale']['tolerance']
    notes = opened + ['tieBreak: that no more pairs could be kept, and that the lot is the least, is not proven'] * (not settled)
    notes += [f'rounding: another matching may score up to {2 * tolerance} more'] * bool(tolerance)
    proven = ['every rule holds']
    if not opened:
        proven += ['none meets more needs'] + ['none is better balanced'] * bool(p.balance) + ['none is fairer'] * p.fair + ['none scores more'] * (not tolerance)
    return proven + ['of these none keeps more pairs of the incumbent, and of these none has a lesser lot'] * settled, notes

def verdict(both):
    """The exit code, and lines of text."""
    try:
        proven, notes = check(*map(read, both()))
    except (Refused, LookupError, TypeError, ValueError, AttributeError, ArithmeticError, OSError) as e:
        return 2, ['REJECTED: ' + (str(e) if isinstance(e, Refused) else f'malformed: {e!r}')]
    return 3 if notes else 0, [('IN PART: ' if notes else 'ACCEPTED: ') + '; '.join(proven) + '.', *(notes or ['Nothing is left unchecked.'])]

def main(argv):
    sys.stdout.reconfigure(encoding='utf-8', errors='backslashreplace')
    def load(name):
        return open(name, encoding='utf-8', newline='\n').read()
    if argv[:1] != ['--lines']:
        code, words = verdict(lambda: map(load, argv))
        return print(*words, sep='\n  ') or code
    lines = load(argv[1]).split('\n')
    for both in zip(lines[::2], lines[1::2]):
        code, words = verdict(lambda: both)
        print(code, *(' '.join(word.split()) for word in words), sep='\t')

if __name__ == '__main__':
    sys.setrecursionlimit(10**6)
    threading.stack_size(2**29)
    code = []
    thread = threading.Thread(target=lambda: code.append(main(sys.argv[1:])))
    thread.start(), thread.join()
    sys.exit(code[0] if code else 2)
