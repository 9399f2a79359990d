// Compiles the AssemblyScript kernels into src/solver/kernels/modules.ts, as text: no bundler or server has to know of them. In hexadecimal:
// half as long again as base64, and 18 % shorter once compressed, since what repeats in the module repeats in the text.
// With --check, says whether that file is what the sources give.
import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const target = 'src/solver/kernels/modules.ts';
const flags = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort=', '--importMemory'];

async function compile(name) {
  let binary;
  const { error, stderr } = await asc.main([`src/solver/kernels/assembly/${name}.ts`, '--outFile', name, ...flags], {
    writeFile: (_, contents) => (binary = contents),
  });
  if (error) throw new Error(`${name}: ${stderr.toString()}`);
  return Buffer.from(binary).toString('hex');
}

const lines = ['/** Made by scripts/build-kernels.mjs from assembly/: WebAssembly in hexadecimal. */'];
for (const name of ['dense', 'sparse', 'simplex']) lines.push(`export const ${name}: string =\n  '${await compile(name)}';`);
const text = `${lines.join('\n\n')}\n`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error(`${target} is not what its sources give: run "npm run kernels".`);
  process.exit(1);
}
