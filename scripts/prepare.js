// npm's prepare: builds dist/ and lays the git hooks. Without the development packages (npm ci --omit=dev) there is
// nothing to do either with, and an install must not fail for that.
import { execFileSync } from 'node:child_process';

if (isInstalled('esbuild')) {
  execFileSync(process.execPath, ['scripts/build.js'], { stdio: 'inherit' });
  const { default: husky } = await import('husky');
  // Its answer says why it did nothing: HUSKY=0, no .git, no git.
  const answer = husky();
  if (answer !== '') console.log(`husky: ${answer}`);
} else {
  console.log('keepmum: the development packages are not installed, so nothing is built');
}

function isInstalled(name) {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
