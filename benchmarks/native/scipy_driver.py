"""SciPy on one instance: scipy_driver.py INSTANCE ANSWER. Formats: instance-file.mjs; what is timed: contestants/run.mjs.

Dense: linear_sum_assignment. Sparse: min_weight_full_bipartite_matching, which knows neither capacities nor unmatched rows. So each
column is copied by its capacity, and each row gets a column of its own that stands for going without, dearer than all scores
together. The preparation is not timed.
"""

import json
import resource
import statistics
import sys
import time

import numpy as np
import scipy
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

WARM_S = 0.3


def dense(values, rows, columns):
    cost = values.reshape(rows, columns)

    def solve():
        answer = np.full(rows, -1, np.int32)
        chosen_rows, chosen_columns = linear_sum_assignment(cost)
        answer[chosen_rows] = chosen_columns
        return answer

    return solve


def sparse(start, column, score, capacity, rows, columns):
    copies = capacity[column]
    row_of_arc = np.repeat(np.arange(rows), np.diff(start))
    first_copy = np.concatenate(([0], np.cumsum(capacity)))
    places = int(first_copy[-1])
    owner = np.repeat(np.arange(columns), capacity)
    # The arcs of an arc's copies are neighbours: first_copy of its column, and the next ones.
    copied_row = np.repeat(row_of_arc, copies)
    within = np.arange(int(copies.sum())) - np.repeat(np.concatenate(([0], np.cumsum(copies)[:-1])), copies)
    copied_column = np.repeat(first_copy[column], copies) + within
    # No cost may be 0: to this function such an entry is no arc.
    top = float(np.floor(score.max(initial=0))) + 1
    cost = np.repeat(top - score.astype(np.float64), copies)
    without = float(rows) * top + 1
    assert without * rows < 2**53
    graph = csr_array(
        (
            np.concatenate((cost, np.full(rows, without))),
            (np.concatenate((copied_row, np.arange(rows))), np.concatenate((copied_column, places + np.arange(rows)))),
        ),
        shape=(rows, places + rows),
    )

    def solve():
        chosen_rows, chosen = min_weight_full_bipartite_matching(graph)
        answer = np.full(rows, -1, np.int32)
        real = chosen < places
        answer[chosen_rows[real]] = owner[chosen[real]]
        return answer

    return solve


def cpu_seconds():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def timed(solve):
    cpu, wall = cpu_seconds(), time.perf_counter()
    answer = solve()
    return answer, 1000 * (time.perf_counter() - wall), 1000 * (cpu_seconds() - cpu)


def main(instance_path, answer_path):
    values = np.fromfile(instance_path, np.int32)
    kind, rows, columns, arcs = (int(value) for value in values[:4])
    doubles = values[len(values) - 2 * arcs :].view(np.float64) if kind >= 2 else None
    if kind % 2 == 0:
        solve = dense(values[4:] if doubles is None else doubles, rows, columns)
    else:
        lengths = [rows + 1, arcs] + ([arcs] if doubles is None else []) + [columns]
        arrays = np.split(values[4 : 4 + sum(lengths)], np.cumsum(lengths[:-1]))
        score = arrays[2] if doubles is None else doubles
        solve = sparse(arrays[0], arrays[1], score, arrays[-1], rows, columns)
    first, cold, cold_cpu = timed(solve)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    last, walls = first, []
    cpu, begin = cpu_seconds(), time.perf_counter()
    while time.perf_counter() - begin < WARM_S:
        last, wall, _ = timed(solve)
        walls.append(wall)
    warm_cpu = 1000 * (cpu_seconds() - cpu) / len(walls)
    np.concatenate((first, last)).astype(np.int32).tofile(answer_path)
    result = {
        "coldMs": cold,
        "coldCpuMs": cold_cpu,
        "warmMs": statistics.median(walls),
        "warmCpuMs": warm_cpu,
        "calls": len(walls),
        "peakMb": peak,
    }
    print(json.dumps(result))


if sys.argv[1] == "--version":
    print(scipy.__version__)
else:
    main(*sys.argv[1:])
