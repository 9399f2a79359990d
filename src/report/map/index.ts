/** France as maps show it: outlines, borders, and the frames that they are drawn in. A browser takes this without the rest of the reports. */
export { type Frame, type FrameId, framesFor } from './frames.ts';
