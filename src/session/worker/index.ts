/** `binome/session/worker`: a session behind messages, for a worker of a page. */
import '../without-eval.ts';

export { serveSession } from './serve.ts';
export type { SessionAnswers, SessionPort, SessionReply, SessionRequest } from './messages.ts';
