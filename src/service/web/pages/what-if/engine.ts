/** The engine in the browser: a worker that holds a round’s frozen problem and answers what a change would do. */
import { serveSession } from '../../../../session/worker/index.ts';

serveSession(self);
