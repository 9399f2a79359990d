#!/usr/bin/env python3
"""Checks pseudo-Boolean proofs, from the documentation of the formats alone:  python3 check_pb.py problem.opb proof.pbp [problem proof …]

Problems are OPB, proofs are VeriPB's, version 2.0 or 3.0, of the rules f, pol (+ * d), rup, red (a witness of
0 and 1), soli, del id, output NONE, conclusion. Python 3.9 or later, standard library only. It stands in for VeriPB where that cannot be had; it knows nothing of matchings.

Exit 0: each proof holds, and what it concludes is printed. 2: one does not, and the first line that is wrong is. With --list FILE, the names of
problems and proofs on alternating lines; a verdict a line either way.

A constraint is kept as VeriPB keeps it, with literals only: coefficients > 0, a literal v or −v for its negation, and a degree that their sum
reaches or exceeds.
"""
import re, sys
sys.dont_write_bytecode = True  # beside the documents

class Wrong(Exception): pass

def need(holds, why):
    if not holds: raise Wrong(why)

class Constraint:
    __slots__ = 'terms', 'degree', 'order', 'total'
    def __init__(self, terms, degree):
        self.terms, self.degree, self.order = terms, degree, None

    def settle(self):
        """Before it is propagated: terms by coefficient, the largest first, and what all of them come to."""
        if self.order is None:
            self.order, self.total = sorted(self.terms.items(), key=lambda term: -term[1]), sum(self.terms.values())
        return self

    def absorb(self, other, factor=1):
        """Becomes itself + factor · other."""
        terms = self.terms
        self.degree += factor * other.degree
        for literal, c in other.terms.items():
            c, against = c * factor, terms.pop(-literal, 0)
            self.degree -= min(c, against)  # l + (1 - l) is 1
            if against > c:
                terms[-literal] = against - c
            elif c > against:
                terms[literal] = terms.get(literal, 0) + c - against
        return self

    def divided(self, divisor):
        need(divisor > 0, 'a divisor that is not above 0')
        return Constraint({l: -(-c // divisor) for l, c in self.terms.items()}, -(-self.degree // divisor))

    def negated(self):
        return Constraint({-l: c for l, c in self.terms.items()}, sum(self.terms.values()) - self.degree + 1)

    def under(self, true):
        """With these literals taken as true, and their negations as false."""
        degree = self.degree - sum(c for l, c in self.terms.items() if l in true)
        return Constraint({l: c for l, c in self.terms.items() if l not in true and -l not in true}, degree)

    def implies(self, other):
        """By literal axioms alone: what other has less of is taken off the degree."""
        return self.degree - sum(max(0, c - other.terms.get(l, 0)) for l, c in self.terms.items()) >= other.degree

    def contradicts(self):
        return sum(self.terms.values()) < self.degree

def normal(terms, rhs):
    """Σ coefficient · literal >= rhs, whatever the signs."""
    sums = {}
    for c, literal in terms:
        if literal < 0:
            rhs, c, literal = rhs - c, -c, -literal
        sums[literal] = sums.get(literal, 0) + c
    return Constraint({(v if c > 0 else -v): abs(c) for v, c in sums.items() if c}, rhs - sum(c for c in sums.values() if c < 0))

def conflict(constraints):
    """Unit propagation: whether a constraint cannot be met any more, and the literals that must be true."""
    true, trail, moved = set(), [], True
    states = [[each.settle(), each.total - each.degree, 0] for each in constraints]  # the slack, and how much of the trail it knows
    while moved:
        moved = False
        for state in states:
            constraint, slack, known = state
            terms = constraint.terms
            slack -= sum([terms[-l] for l in trail[known:] if -l in terms])
            state[1:] = slack, len(trail)
            if slack < 0:
                return True, true
            for l, c in constraint.order:
                if c <= slack:
                    break
                if l not in true and -l not in true:
                    true.add(l), trail.append(l)
                    moved = True
    return False, true

INTEGER = re.compile(r'[+-]?\d+')
NAME = re.compile(r'~?([A-Za-z_][A-Za-z0-9_\[\]{}^-]+)')

class Checker:
    def __init__(self, problem):
        self.variables, self.database, self.last, self.objective = {}, {}, 0, None
        self.best = None  # the least value of a solution that was shown
        for number, line in enumerate(problem.split('\n'), 1):
            try:
                self.read(line.strip())
            except Wrong as e:
                raise Wrong(f'problem, line {number}: {e}')
        self.formula, self.known = list(self.database.values()), set(self.variables.values())
        self.problem = self.last

    def read(self, line):
        if not line or line[0] == '*':
            return
        need(line[-1] == ';', 'no ; at the end')
        line = line[:-1].strip()
        if line.startswith('min:'):
            need(self.objective is None and self.last == 0, 'the objective stands first, and once')
            self.objective = self.terms(line[4:].split())
        else:
            for constraint in self.constraints(line, ('>=', '<=', '=')):
                self.add(constraint)

    def literal(self, word):
        match = NAME.fullmatch(word)
        need(match, f'not a literal: {word[:40]!r}')
        variable = self.variables.setdefault(match[1], len(self.variables) + 1)
        return -variable if word[0] == '~' else variable

    def terms(self, words):
        need(len(words) % 2 == 0 and all(INTEGER.fullmatch(c) for c in words[::2]), 'not a sum of coefficients and literals')
        return [(int(c), self.literal(l)) for c, l in zip(words[::2], words[1::2])]

    def constraints(self, text, allowed=('>=',)):
        """One, or of an equation two, the first of them >=."""
        op = next((op for op in ('>=', '<=', '=') if op in text), None)
        need(op in allowed, 'not a constraint')
        left, right = text.split(op, 1)
        need(INTEGER.fullmatch(right.strip()), 'a right-hand side that is no integer')
        terms, rhs = self.terms(left.split()), int(right)
        least = [normal(terms, rhs)] if op != '<=' else []
        return least + ([normal([(-c, l) for c, l in terms], -rhs)] if op != '>=' else [])

    def add(self, constraint):
        self.last += 1
        self.database[self.last] = constraint

    def named(self, word):
        need(INTEGER.fullmatch(str(word)), f'not a number of a constraint: {str(word)[:40]!r}')
        number = int(word)
        number = number if number > 0 else self.last + 1 + number
        need(number in self.database, f'no constraint {word}')
        return self.database[number]

    def pol(self, words, _):
        stack = []  # numbers as they stand, [a constraint, how often]
        def constraint(given):
            return given if type(given) is list else [self.named(given), 1]
        def own(given):  # one that may be changed
            return Constraint({}, 0).absorb(*constraint(given))
        for word in words:
            if word in ('+', '*', 'd'):
                need(len(stack) > 1, 'an operation with nothing to work on')
                top = stack.pop()
                need(word == '+' or type(top) is str and int(top) > 0, 'a number above 0 is needed')
            if word == '+':
                left = constraint(stack.pop())
                stack.append([(left[0] if left[-1] is True else own(left[:2])).absorb(*constraint(top)[:2]), 1, True])
            elif word == '*': given = constraint(stack.pop()); stack.append([given[0], given[1] * int(top)])
            elif word == 'd': stack.append([own(constraint(stack.pop())[:2]).divided(int(top)), 1])
            elif INTEGER.fullmatch(word): stack.append(word)
            else: stack.append([Constraint({self.literal(word): 1}, 0), 1])
        need(len(stack) == 1, 'not one constraint')
        self.add(own(constraint(stack[0])[:2]))

    def rup(self, words, hints):
        constraint, = self.constraints(' '.join(words))
        against = constraint.negated()
        used = [against, *self.database.values()] if not hints else [against if word == '~' else self.named(word) for word in hints]
        need(conflict(used)[0], 'unit propagation finds no conflict')
        self.add(constraint)

    def red(self, words, witness):
        constraint, = self.constraints(' '.join(words))
        witness = [word for word in witness if word != '->']
        need(witness and len(witness) % 2 == 0 and {*witness[1::2]} <= {'0', '1'}, 'a witness is of variables and 0 or 1')
        true = {self.literal(name) * (1 if value == '1' else -1) for name, value in zip(witness[::2], witness[1::2])}
        touched = {abs(l) for l in true}
        need(not any(abs(l) in touched for _, l in self.objective or []), 'a witness that changes the objective')
        used = [constraint.negated(), *self.database.values()]
        holds, follows = conflict(used)
        for goal in [] if holds else [constraint, *self.database.values()]:
            if any(abs(l) in touched for l in goal.terms):
                goal = goal.under(true)
                holds = goal.degree <= 0 or used[0].under(follows).implies(goal.under(follows)) or conflict([goal.negated(), *used])[0]
                need(holds, 'the witness breaks a constraint')
        self.add(constraint)

    def soli(self, words, _):
        need(self.objective is not None, 'there is nothing to improve on')
        true = {self.literal(word) for word in words}
        need(all((v in true) != (-v in true) for v in self.known), 'not a value for each variable of the problem')
        need(all(sum(c for l, c in each.terms.items() if l in true) >= each.degree for each in self.formula), 'a constraint does not hold')
        value = sum(c for c, l in self.objective if l in true)
        self.best = value if self.best is None else min(value, self.best)
        self.add(normal([(-c, l) for c, l in self.objective], 1 - self.best))

    def delete(self, words):
        need(words[0] == 'id', 'only by number')
        for number in map(int, words[1:]):
            need(number in self.database and number > self.problem, f'constraint {number} cannot be deleted')
            del self.database[number]

    def conclude(self, words):
        kind, *rest = words
        at = {'UNSAT': 0, 'BOUNDS': 1}.get(kind)
        need(at is not None and (kind == 'UNSAT' or self.objective is not None), 'not a conclusion of this problem')
        hint = rest[at + 1:at + 2] if rest[at:at + 1] == [':'] else []
        values = rest[:at] + rest[at + 2 * len(hint):]
        shown = [self.named(hint[0])] if hint else self.database.values()
        if kind == 'UNSAT':
            need(not values and self.best is None and any(each.contradicts() for each in shown), 'no contradiction was derived, or there is a solution')
            return kind
        need(len(values) == 2 and all(INTEGER.fullmatch(value) for value in values), 'bounds are two integers')
        least, most = map(int, values)
        need(self.best is not None and least <= self.best <= most, f'the best solution that was shown is {self.best}')
        goal = normal(self.objective, least)
        need(goal.degree <= 0 or any(each.contradicts() or each.implies(goal) for each in shown), 'the lower bound was not derived')
        return f'BOUNDS {least} {most}'

    def check(self, proof):
        """What is concluded."""
        number, concluded, has_output = 0, None, False
        for number, words in statements(proof):
            try:
                need(words, 'empty')
                rule, *rest = words
                cut = next((k for k, word in enumerate(rest) if word in (':', ';')), len(rest))
                if rule in ('pol', 'rup', 'red', 'soli'): getattr(self, rule)(rest[:cut], rest[cut + 1:])
                elif rule == 'f': need(not rest or rest == [str(self.problem)] and self.last == self.problem, f'the problem has {self.problem} constraints')
                elif rule == 'del': self.delete(rest)
                elif rule == 'output': need(rest == ['NONE'], 'an output that is not NONE'); has_output = True
                elif rule == 'conclusion': need(has_output, 'no output before it'); concluded = self.conclude(rest)
                elif rule == 'end': need(concluded is not None, 'nothing is concluded'); return concluded
                else: raise Wrong(f'an unknown rule: {rule[:40]!r}')
            except (Wrong, ValueError, IndexError) as e:
                raise Wrong(f'proof, line {number}: {e if isinstance(e, Wrong) else "malformed"}')
        raise Wrong(f'proof, line {number}: it does not end')

def statements(proof):
    """[line, words], after the header: of 2.0 a line each, of 3.0 up to a semicolon."""
    header, _, rest = proof.partition('\n')
    version = header.strip()
    need(version in ('pseudo-Boolean proof version 2.0', 'pseudo-Boolean proof version 3.0'), 'proof, line 1: not a header of version 2.0 or 3.0')
    words = []
    for number, line in enumerate(rest.split('\n'), 2):
        if version.endswith('2.0'):
            if line.strip() and line[0] != '*':
                yield number, line.replace(';', ' ; ').split()
            continue
        for word in line.partition('%')[0].replace(';', ' ; ').split():
            words.append(word)
            if word == ';':
                yield number, words[:-1]
                words = []

def verdict(problem, proof):
    try:
        with open(problem, encoding='ascii') as rows, open(proof, encoding='ascii') as steps:
            return 0, Checker(rows.read()).check(steps.read())
    except (Wrong, OSError, UnicodeError) as e:
        return 2, str(e)

def main(argv):
    names = open(argv[1], encoding='utf-8').read().split('\n') if argv[:1] == ['--list'] else argv
    worst = 0 if names[1:] else 2
    for problem, proof in zip(names[::2], names[1::2]):
        code, words = verdict(problem, proof)
        worst = max(worst, code)
        print('REFUSED' if code else 'VERIFIED', words, sep='\t')
    return worst

if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
