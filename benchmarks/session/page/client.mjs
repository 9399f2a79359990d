// Asks a session behind a port: a worker of a page, or a `MessagePort` in Node.

/** @param port where `serveSession` listens, on the other side */
export function clientOf(port) {
  const waiting = new Map();
  let last = 0;
  port.addEventListener('message', ({ data }) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });

  /** The reply, and the milliseconds from the message to it. */
  const ask = (request) => {
    const id = ++last;
    const start = performance.now();
    return new Promise((resolve) => {
      waiting.set(id, (reply) => resolve({ reply, ms: performance.now() - start }));
      port.postMessage({ ...request, id });
    });
  };

  /** Input as JSON carries it has its maps as lists: `asJson` in `../inputs.mjs`. */
  const start = async ({ maps, ...input }) => {
    const reference = Object.fromEntries(Object.entries(maps.reference).map(([name, entries]) => [name, new Map(entries)]));
    const { reply, ms } = await ask({ ask: 'start', input: { ...input, reference, travelTable: new Map(maps.travelTable) } });
    return { outcome: reply.outcome, ms, value: reply.value };
  };

  /** One act, and the prices of all pairs after it, or of a directorate's: what became of it, in JSON, and how long both took together. */
  const act = async (changes, board) => {
    const { reply, ms } = await ask({ ask: 'set', changes });
    const isPriced = reply.outcome === 'done' && reply.value.after.status === 'optimal';
    const priced = isPriced ? await ask({ ask: 'prices', ...(board === undefined ? {} : { board }) }) : null;
    const said = {
      outcome: reply.outcome,
      answer: reply.value ?? reply.error,
      prices: priced === null ? null : listed(priced.reply.value),
    };
    return { outcome: reply.outcome, ms: ms + (priced?.ms ?? 0), said: JSON.stringify(said) };
  };

  return { ask, start, act };
}

function listed({ start, mentor, kind, unmet, loss, ...ids }) {
  return { ...ids, start: [...start], mentor: [...mentor], kind: [...kind], unmet: [...unmet], loss: [...loss] };
}
