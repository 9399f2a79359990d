// A worker of a page: a session behind messages, and what its content security policy had to say.
import { serveSession } from 'binome/session/worker';

self.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  self.postMessage({ violation: `${violatedDirective} ${blockedURI}` }),
);
serveSession(self);
