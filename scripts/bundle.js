// Bundles one TypeScript module of src/, for build scripts that need the project's own code.
import { build } from 'esbuild';

export async function importSource(path) {
  const source = await bundleSource(path, {
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/x.js');",
    },
  });
  return import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`);
}

/** The text of a module with all that it imports. */
export async function bundleSource(path, options) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    ...options,
  });
  return outputFiles[0].text;
}
