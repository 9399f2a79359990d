/** What is to be known of the kernels from outside: a bundle says whether they ran in WebAssembly. */
export { hasSparseKernel } from './sparse-wasm.ts';
