// The page: a worker with a session, a client of it for the test or the benchmark outside, and what the content security policy had to say.
import { clientOf } from './client.mjs';

const violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  violations.push(`page: ${violatedDirective} ${blockedURI}`),
);
const worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module' });
worker.addEventListener('error', ({ message }) => violations.push(`error: ${message}`));
worker.addEventListener('message', ({ data }) => {
  if (data.violation !== undefined) violations.push(`worker: ${data.violation}`);
});

const { start, act } = clientOf(worker);
globalThis.session = {
  ...{ start, act },
  /** A policy that nothing has broken might not be there: what it forbids is tried. */
  violations: () => violations,
  breakPolicy: () =>
    // Later: what is called from outside may compile.
    new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(Function('return "compiled"')());
        } catch (error) {
          resolve(error.name);
        }
      });
    }),
};
