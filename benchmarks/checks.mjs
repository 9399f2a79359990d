// What a contestant's answer is worth, and whether the duals prove it: read from the contract, sharing no code with the solver.

/** { matched, value } of row → column, counted anew; throws where it is no matching. */
export function measure(instance, rowToColumn) {
  const { kind, rows, columns } = instance;
  const dense = kind === 'dense';
  if (rowToColumn.length !== rows) throw new Error(`${rowToColumn.length} rows answered of ${rows}`);
  const load = new Int32Array(columns);
  let matched = 0;
  let value = 0;
  rowToColumn.forEach((j, i) => {
    if (j === -1) return;
    const points = dense ? instance.data[i * columns + j] : scoreOf(instance, i, j);
    if (!(j >= 0 && j < columns) || points === undefined) throw new Error(`row ${i} has no arc to column ${j}`);
    if (++load[j] > (dense ? 1 : instance.capacity[j])) throw new Error(`column ${j} is taken too often`);
    matched++;
    value += points;
  });
  return { matched, value };
}

function scoreOf({ start, column, score }, i, j) {
  const arc = column.subarray(start[i], start[i + 1]).indexOf(j);
  return arc < 0 ? undefined : score[start[i] + arc];
}

/**
 * What the answer of `linearSumAssignment` breaks of its contract, in words; nothing when it is an assignment that its duals
 * prove optimal. An infeasible answer has no proof to check, only a form. Integers are compared exactly with `tolerance` 0.
 */
export function denseFaults({ rows, columns, data }, result, { maximize = false, tolerance = 0 } = {}) {
  const { status, rowToColumn, rowDual, columnDual, objective } = result;
  if (rowToColumn.length !== rows || rowDual.length !== rows || columnDual.length !== columns) return ['the arrays have other lengths'];
  if (status !== 'optimal') {
    const blank =
      objective === 0 && rowToColumn.every((j) => j === -1) && [rowDual, columnDual].every((duals) => duals.every((d) => d === 0));
    return status === 'infeasible' && blank ? [] : [`${status}, but with an assignment, duals or an objective`];
  }
  const faults = [];
  const sign = maximize ? -1 : 1;
  const columnToRow = new Int32Array(columns).fill(-1);
  let matched = 0;
  let value = 0;
  for (let i = 0; i < rows; i++) {
    const chosen = rowToColumn[i];
    if (chosen !== -1) {
      if (!(chosen >= 0 && chosen < columns) || columnToRow[chosen] !== -1) return [`row ${i} takes column ${chosen}, which it cannot`];
      columnToRow[chosen] = i;
      matched++;
      value += data[i * columns + chosen];
    }
    for (let j = 0; j < columns; j++) {
      const reduced = sign * (data[i * columns + j] - rowDual[i] - columnDual[j]);
      if (!(reduced >= -tolerance)) faults.push(`cell ${i}, ${j}: reduced cost ${reduced}`);
      if (j === chosen && !(reduced <= tolerance)) faults.push(`cell ${i}, ${j} is chosen at a reduced cost of ${reduced}`);
    }
  }
  if (matched !== Math.min(rows, columns)) faults.push(`${matched} of ${Math.min(rows, columns)} are matched`);
  const longer = rows > columns ? [rowDual, rowToColumn] : rows < columns ? [columnDual, columnToRow] : [[], []];
  longer[0].forEach((dual, line) => {
    if (!(sign * dual <= tolerance)) faults.push(`line ${line} of the longer side: a dual of the wrong sign`);
    if (longer[1][line] === -1 && !(Math.abs(dual) <= tolerance)) faults.push(`line ${line} is left over, though its dual is not 0`);
  });
  const bound = sum(rowDual) + sum(columnDual);
  const slack = tolerance * (rows + columns + 1);
  if (!(Math.abs(value - objective) <= slack)) faults.push(`the costs sum to ${value}, ${objective} claimed`);
  if (!(Math.abs(bound - objective) <= slack)) faults.push(`the duals prove ${bound}, not ${objective}`);
  return faults;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
