/**
 * Instances of the WebAssembly kernels, and their memory.
 *
 * A module is compiled once. An instance is kept for the next call, but only weakly: between calls its memory can be reclaimed.
 * Where WebAssembly or its SIMD instructions are missing, or memory is short, there is no instance, and callers take the reference.
 */

const PAGE = 65_536;
/** Most pages that a memory may grow to: the room is set aside at once, and where there is not so much, less will do. */
const PAGES = [65_535, 16_384, 4096, 1024];

export interface Kernel<Exports> {
  readonly exports: Exports;
  readonly memory: WebAssembly.Memory;
  /** What the kernel calls while it runs; set anew for each use. */
  host: (row: number) => void;
}

/**
 * How doubles become integers (`assembly/rounding.ts`): value · factor where they are decimals, `factor` being ±10^k; else
 * (value − origin) · factor, to the nearest. A negative factor turns the sign.
 */
export interface Conversion {
  readonly isDecimal: boolean;
  readonly origin: number;
  readonly factor: number;
}

export class KernelSource<Exports> {
  readonly #base64: string;
  #module: WebAssembly.Module | null | undefined;
  #last: WeakRef<Kernel<Exports>> | null = null;

  constructor(base64: string) {
    this.#base64 = base64;
  }

  /** An instance; what its memory holds is left from earlier use. */
  open(): Kernel<Exports> | null {
    const known = this.#last?.deref();
    if (known !== undefined) return known;
    this.#module ??= compile(this.#base64);
    if (this.#module === null) return null;
    const kernel = instantiate<Exports>(this.#module);
    if (kernel !== null) this.#last = new WeakRef(kernel);
    return kernel;
  }
}

/** null where not even the least memory is to be had. */
function instantiate<Exports>(module: WebAssembly.Module): Kernel<Exports> | null {
  for (const maximum of PAGES) {
    try {
      const memory = new WebAssembly.Memory({ initial: 1, maximum });
      const fetch = (row: number): void => kernel.host(row);
      const { exports } = new WebAssembly.Instance(module, { env: { memory }, host: { fetch } });
      const kernel: Kernel<Exports> = { exports: exports as Exports, memory, host: () => undefined };
      return kernel;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}

/** Makes room for so many bytes; false when there is none. */
export function reserve(memory: WebAssembly.Memory, bytes: number): boolean {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return true;
  try {
    memory.grow(missing);
    return true;
  } catch {
    return false;
  }
}

function compile(hexadecimal: string): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(hexadecimal.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
  } catch {
    return null;
  }
}
