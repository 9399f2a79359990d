// Contestants on instances, each in a process of its own, in alternating order. The proven optimum is known before anything is timed, and
// every answer is measured against it: first call and last call of every process.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capacitatedAssignment, linearSumAssignment, verifyAssignment } from 'binome/solver';
import { denseFaults, measure } from './checks.mjs';
import { readInt32, writeInstance } from './instance-file.mjs';
import { instance } from './instances.mjs';

const SCRATCH = 'out/bench';

/**
 * A contestant: { name, kinds, command(instance file, answer file, kind) → [program, ...arguments], peer }. The entries returned have
 * `status` 'ok', 'WRONG', 'over time' or 'failed', and where ok the medians over the repetitions.
 */
export function contest(name, contestants, { repetitions, limitMs }) {
  const problem = instance(name);
  const optimum = proven(problem);
  mkdirSync(SCRATCH, { recursive: true });
  const [file, answer] = [join(SCRATCH, `${name}.bin`), join(SCRATCH, 'answer.bin')];
  writeInstance(file, problem);
  const entries = contestants
    .filter(({ kinds }) => kinds.includes(inDoubles(problem) ? `${problem.kind} in doubles` : problem.kind))
    .map((contestant) => ({ contestant, status: 'ok', runs: [], detail: null }));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    // Whoever runs first, or after a contestant that heats the machine, does so in every other repetition only.
    for (const entry of repetition % 2 === 0 ? entries : entries.toReversed()) {
      if (entry.status === 'ok') run(entry, problem, optimum, { file, answer, limitMs });
    }
  }
  rmSync(file);
  rmSync(answer, { force: true });
  return { name, kind: problem.kind, ...sizes(problem), optimum, entries: entries.map(summary) };
}

function inDoubles({ data, score }) {
  return (data ?? score) instanceof Float64Array;
}

/** Of sums in doubles, how far they may be apart, relative to the sum of all sizes: nothing at all where all is whole. */
function allowed(problem) {
  const values = problem.data ?? problem.score;
  return inDoubles(problem) ? 2 ** -49 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) : 0;
}

/** The optimum and its proof by this package: { matched, value }. Throws where the proof does not hold. */
function proven(problem) {
  const { kind, rows, columns, data } = problem;
  if (kind === 'dense') {
    const result = linearSumAssignment({ rows, columns, data });
    refuse(denseFaults(problem, result, { tolerance: allowed(problem) }));
    return measure(problem, result.rowToColumn);
  }
  const result = capacitatedAssignment(problem);
  refuse(verifyAssignment(problem, result).problems);
  const optimum = measure(problem, result.rowToColumn);
  if (optimum.matched !== result.matched || !agrees(problem, optimum.value, result.score))
    refuse(['matched and score are not what was claimed']);
  return optimum;
}

function agrees(problem, value, expected) {
  return Math.abs(value - expected) <= allowed(problem) * (problem.rows + problem.columns + 1);
}

function refuse(faults) {
  if (faults.length > 0) throw new Error(`The proof does not hold: ${faults.slice(0, 5).join('; ')}`);
}

function run(entry, problem, optimum, { file, answer, limitMs }) {
  rmSync(answer, { force: true });
  const [program, ...given] = entry.contestant.command(file, answer, problem.kind);
  const { status, error, stdout, stderr } = spawnSync(program, given, { timeout: limitMs, killSignal: 'SIGKILL', encoding: 'utf8' });
  if (error?.code === 'ETIMEDOUT') return void (entry.status = 'over time');
  if (status !== 0) return void Object.assign(entry, { status: 'failed', detail: (error?.message ?? stderr).trim().slice(-400) });
  const answers = readInt32(answer);
  for (const rowToColumn of [answers.subarray(0, problem.rows), answers.subarray(problem.rows)]) {
    const fault = wrong(problem, rowToColumn, optimum);
    if (fault !== null) return void Object.assign(entry, { status: 'WRONG', detail: fault });
  }
  entry.runs.push(JSON.parse(stdout));
}

function wrong(problem, rowToColumn, optimum) {
  try {
    const { matched, value } = measure(problem, rowToColumn);
    if (matched === optimum.matched && agrees(problem, value, optimum.value)) return null;
    return `${matched} matched, value ${value}; best: ${optimum.matched}, ${optimum.value}`;
  } catch (error) {
    return error.message;
  }
}

function sizes({ kind, rows, columns, column }) {
  return { rows, columns, arcs: kind === 'dense' ? rows * columns : column.length };
}

function summary({ contestant: { name, peer }, status, detail, runs }) {
  if (status !== 'ok') return { name, peer, status, ...(detail !== null && { detail }) };
  const median = (key) => middle(runs.map((one) => one[key]));
  const keys = ['warmCpuMs', 'warmMs', 'coldCpuMs', 'coldMs', 'peakMb'];
  return { name, peer, status, ...Object.fromEntries(keys.map((key) => [key, median(key)])), runs };
}

export function middle(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
