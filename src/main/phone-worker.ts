// Keeps the pages of the phone so that they open without network. Answers of the API are never kept: they are POST, and only the files
// named here are looked for.

type Worker = {
  readonly addEventListener: (name: string, hear: (event: WorkerEvent) => void) => void;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly location: Location;
};
type WorkerEvent = {
  readonly request: Request;
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly respondWith: (answer: Promise<Response>) => void;
};

/** Put in by the build: the files of this version, the page among them, and a name that changes with any of them. */
declare const PHONE_FILES: readonly string[];
declare const PHONE_VERSION: string;

const worker = self as unknown as Worker;
const PAGE = '/phone';
const cacheName = `phone-${PHONE_VERSION}`;

const install = async (): Promise<void> => {
  const cache = await caches.open(cacheName);
  await cache.addAll([PAGE, ...PHONE_FILES]);
  await worker.skipWaiting();
};

const activate = async (): Promise<void> => {
  for (const name of await caches.keys())
    if (name.startsWith('phone-') && name !== cacheName) await caches.delete(name);
  await worker.clients.claim();
};

const kept = async (path: string, request: Request): Promise<Response> => {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? fetch(request);
};

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== worker.location.origin) return;
  if (mode === 'navigate' && pathname === PAGE) event.respondWith(kept(PAGE, event.request));
  else if (PHONE_FILES.includes(pathname)) event.respondWith(kept(pathname, event.request));
});

export {};
