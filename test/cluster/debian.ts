// Builds a Kubernetes control plane from Debian's source package, once, into the user's cache.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from '../../scripts/setup.mjs';
import { installedOnce, isInstalled } from '../machine/installed-once.ts';
import { runStep } from '../machine/run-step.ts';

/** What Debian 12 has the sources of. */
const kubernetesVersion = '1.20.2';
const goVersion = '1.19';
const commands = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubemark',
  'kubectl',
];
/** Raised whenever the steps below change, so that older builds are made anew. */
const recipe = 2;
/**
 * Walks over maps with the help of the compiler's own types. The version among the sources of
 * Kubernetes is too old for this Go: the API server would crash on the first custom resource.
 */
const reflection = 'github.com/modern-go/reflect2';
/** Milliseconds. The compilation is the longest step: about three minutes on two cores. */
const stepTimeout = 30 * 60_000;
const installation = path.join(cacheFolder, 'clusters', `kubernetes-${kubernetesVersion}`);

/** Folders whose types the API server describes to its clients; the same that upstream's makefile takes. */
const describedFolders = ['pkg', 'plugin', 'cmd', 'vendor/k8s.io/*/'];
const undescribed = /^vendor\/k8s\.io\/(code-generator|sample-apiserver|kube-openapi|gengo)\//;

/** Why the control plane can neither be found built nor be built here; undefined if it can. */
export async function cannotBuild(): Promise<string | undefined> {
  if (await isInstalled(installation, recipe)) return undefined;
  const needed = ['apt-get', 'dpkg-deb', 'tar', 'grep', 'sh'];
  const missing = needed.filter(
    (name) => !['/usr/bin', '/bin'].some((folder) => existsSync(path.join(folder, name))),
  );
  if (process.platform !== 'linux' || missing.length > 0) return 'this is not a Debian machine';
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (/^ID=debian$/m.test(system) && /^VERSION_CODENAME=bookworm$/m.test(system)) return undefined;
  return 'only Debian 12 has the sources that it is built from';
}

/** Makes sure that the control plane is built, and hands back the folder of its programs. */
export async function debianPrograms(log: (line: string) => void): Promise<string> {
  await installedOnce({
    folder: installation,
    recipe,
    timeout: 2 * stepTimeout,
    waiting: () => log('waiting: another process builds the control plane'),
    make: (folder) => build(folder, log),
  });
  return path.join(installation, 'bin');
}

async function build(folder: string, log: (line: string) => void): Promise<void> {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  log(`building a Kubernetes ${kubernetesVersion} control plane from Debian's sources, once`);
  const work = path.join(folder, 'work');
  const bin = path.join(folder, 'bin');
  for (const name of ['apt', 'go', 'tree', 'temporary']) {
    await mkdir(path.join(work, name), { recursive: true });
  }
  await mkdir(bin);
  log('  1/4 sources, Go and etcd from Debian');
  await download(path.join(work, 'apt'));
  log(`  2/4 unpacking (${seconds()})`);
  await unpack(work);
  await rename(path.join(work, 'go', 'usr', 'bin', 'etcd'), path.join(bin, 'etcd'));
  const go = goRunner(work);
  log(`  3/4 descriptions of the types (${seconds()})`);
  await describeTypes(go);
  log(`  4/4 compiling ${commands.join(', ')} (${seconds()}): this takes minutes`);
  await compile(go, bin);
  // The sources and the compiler's cache are of no use any more, and large.
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
  log(`  done in ${seconds()}`);
}

/** The machine's own apt settings stay as they are: these runs have sources and lists of their own. */
async function download(folder: string): Promise<void> {
  for (const name of ['sources', 'lists/partial', 'cache/archives/partial']) {
    await mkdir(path.join(folder, name), { recursive: true });
  }
  await writeSources(path.join(folder, 'sources'));
  const own = [
    'Dir::Etc::SourceList=/dev/null',
    `Dir::Etc::SourceParts=${path.join(folder, 'sources')}`,
    `Dir::State::Lists=${path.join(folder, 'lists')}`,
    `Dir::Cache=${path.join(folder, 'cache')}`,
    // The user that apt downloads as cannot write into somebody's cache folder.
    'APT::Sandbox::User=',
  ].flatMap((option) => ['-o', option]);
  const packages = [
    ...[`golang-${goVersion}-go`, `golang-${goVersion}-src`, 'etcd-server'],
    `golang-${reflection.replace('.com', '').replaceAll('/', '-')}-dev`,
  ];
  const step = (what: string) => ({ cwd: folder, env: process.env, what, timeout: stepTimeout });
  await runStep('apt-get', [...own, '-qq', 'update'], step('apt-get update'));
  await runStep('apt-get', [...own, '-qq', 'download', ...packages], step('apt-get download'));
  const source = [...own, '-qq', 'source', '--download-only', 'kubernetes'];
  await runStep('apt-get', source, step('apt-get source kubernetes'));
}

/** Debian's own entries among the machine's, with the sources of the packages switched on. */
async function writeSources(folder: string): Promise<void> {
  const parts = '/etc/apt/sources.list.d';
  const names = existsSync(parts) ? await readdir(parts) : [];
  const files = ['/etc/apt/sources.list', ...names.map((name) => path.join(parts, name))];
  for (const file of files.filter((each) => existsSync(each))) {
    const text = await readFile(file, 'utf8');
    const own = file.endsWith('.sources') ? stanzasWithSources(text) : linesWithSources(text);
    await writeFile(path.join(folder, path.basename(file)), own);
  }
}

function stanzasWithSources(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((stanza) => /^URIs:.*\/debian/m.test(stanza) && /^Types:.*\bdeb\b/m.test(stanza))
    .map((stanza) => stanza.replace(/^Types:.*$/m, 'Types: deb deb-src'))
    .join('\n\n');
}

function linesWithSources(text: string): string {
  return text
    .split('\n')
    .filter((line) => /^deb\s.*\/debian/.test(line))
    .flatMap((line) => [line, line.replace(/^deb/, 'deb-src')])
    .map((line) => `${line}\n`)
    .join('');
}

async function unpack(work: string): Promise<void> {
  const apt = path.join(work, 'apt');
  const names = await readdir(apt);
  const step = { cwd: apt, env: process.env, what: 'unpacking', timeout: stepTimeout };
  for (const name of names.filter((each) => each.endsWith('.deb'))) {
    await runStep('dpkg-deb', ['-x', name, path.join(work, 'go')], step);
  }
  const sources = names.find((name) => name.includes('.orig.tar.'));
  if (!sources?.includes(kubernetesVersion)) {
    throw new Error(`Debian's sources are not of Kubernetes ${kubernetesVersion}: ${sources}.`);
  }
  const tree = path.join(work, 'tree');
  await runStep('tar', ['-xf', sources, '--strip-components=1', '-C', tree], step);
  const vendored = path.join(tree, 'vendor', reflection);
  await rm(vendored, { recursive: true });
  await cp(path.join(work, 'go/usr/share/gocode/src', reflection), vendored, { recursive: true });
  // The hollow node is for this machine only, like everything else.
  const kubelet = path.join(tree, 'pkg/kubemark/hollow_kubelet.go');
  const text = await readFile(kubelet, 'utf8');
  await writeFile(kubelet, text.replace('c.Address = "0.0.0.0"', 'c.Address = "127.0.0.1"'));
}

/** Runs a program in the source tree with Go's settings. */
type Go = (what: string, command: string, ...args: string[]) => Promise<string>;

const module = 'k8s.io/kubernetes';

/** Go in its mode before modules, which is how these sources were made. */
function goRunner(work: string): Go {
  const goRoot = path.join(work, 'go', 'usr', 'lib', `go-${goVersion}`);
  const goPath = path.join(work, 'path');
  const cwd = path.join(goPath, 'src', module);
  const env = {
    PATH: `${path.join(goRoot, 'bin')}:${process.env['PATH'] ?? ''}`,
    HOME: work,
    TMPDIR: path.join(work, 'temporary'),
    GOROOT: goRoot,
    GOPATH: goPath,
    GOCACHE: path.join(work, 'cache'),
    GO111MODULE: 'off',
    GOFLAGS: '',
    GOPROXY: 'off',
    CGO_ENABLED: '0',
    PWD: cwd,
  };
  return async (what, command, ...args) => {
    await mkdir(path.dirname(cwd), { recursive: true });
    if (!existsSync(cwd)) await symlink(path.join(work, 'tree'), cwd);
    return runStep(command, args, { cwd, env, what, timeout: stepTimeout });
  };
}

/** The one generated source that upstream does not keep; its list of exceptions shows that ours is the same. */
async function describeTypes(go: Go): Promise<void> {
  const generator = './vendor/k8s.io/kube-openapi/cmd/openapi-gen';
  await go('go build openapi-gen', 'go', 'build', '-o', '_output/openapi-gen', generator);
  const find = `grep -rl --include='*.go' '+k8s:openapi-gen=' ${describedFolders.join(' ')}`;
  const files = (await go('finding the types', 'sh', '-c', find))
    .split('\n')
    .map((file) => file.replaceAll('//', '/'))
    .filter((file) => file !== '' && !file.endsWith('_test.go') && !undescribed.test(file));
  const folders = [...new Set(files.map((file) => `${module}/${path.dirname(file)}`))].sort();
  const exceptions = 'api/api-rules/violation_exceptions.list';
  const args = [
    ...['-i', folders.join(','), '-p', `${module}/pkg/generated/openapi`],
    ...['-O', 'zz_generated.openapi', '-r', '_output/exceptions.list'],
    ...['-h', 'vendor/k8s.io/code-generator/hack/boilerplate.go.txt'],
  ];
  await go('openapi-gen', '_output/openapi-gen', ...args);
  await go('comparing the exceptions', 'cmp', '_output/exceptions.list', exceptions);
}

/** All commands in one call, since they share most packages; cloud providers and Docker are left out. */
async function compile(go: Go, bin: string): Promise<void> {
  const [major, minor] = kubernetesVersion.split('.');
  const version = `${module}/vendor/k8s.io/component-base/version`;
  const values = {
    [`${version}.gitVersion`]: `v${kubernetesVersion}`,
    [`${version}.gitMajor`]: major,
    [`${version}.gitMinor`]: minor,
    [`${module}/vendor/k8s.io/client-go/pkg/version.gitVersion`]: `v${kubernetesVersion}`,
  };
  const stamps = Object.entries(values).map(([name, value]) => `-X ${name}=${value}`);
  const flags = ['-trimpath', '-tags', 'providerless dockerless'];
  const linking = ['-ldflags', ['-s -w', ...stamps].join(' ')];
  const folders = commands.map((name) => `./cmd/${name}`);
  await go('go build', 'go', 'build', ...flags, ...linking, '-o', `${bin}/`, ...folders);
}
