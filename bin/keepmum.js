#!/usr/bin/env node
import module from 'node:module';

// Node 22.8 and later keep compiled code between runs; a static import would be compiled before this line runs.
module.enableCompileCache?.();
await import('../dist/cli.js');
