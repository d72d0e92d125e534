// The service worker: pages from the network first, so that nobody reads yesterday's; what was read, or kept, opens without
// one. Assets have a hash in their names, so they never change, and come from the cache.
"use strict";
const ASSETS = "assets {{ version }}";
const PAGES = "pages";
const PICTURES = "pictures";
const FIRST = {{ first | tojson }};
const OFFLINE = {{ offline | tojson }}; // of the longest prefix that fits

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll(FIRST)));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("assets ") && name !== ASSETS;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request, url));
  else if (request.mode === "navigate") event.respondWith(page(event, url));
});

async function asset(request, url) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const [, picture] = /^(\/assets\/[^/]+\/[0-9a-f]+-)/.exec(url.pathname) ?? [];
  try {
    const answer = await fetch(request);
    if (answer.ok) (await caches.open(picture ? PICTURES : ASSETS)).put(request, answer.clone());
    return answer;
  } catch (error) {
    const same = picture && await anySize(picture);
    if (same) return same;
    // A page kept from an older build asks for an older style sheet: today's is better than none.
    const [stem, ending] = url.pathname.split(/\.[0-9a-f]{10}(?=\.)/);
    const fits = FIRST.find((path) => path.startsWith(stem + ".") && path.endsWith(ending));
    const other = fits && await caches.match(fits);
    if (other) return other;
    throw error;
  }
}

async function anySize(picture) {
  const cache = await caches.open(PICTURES);
  const kept = (await cache.keys()).find(({ url }) => new URL(url).pathname.startsWith(picture));
  return kept && cache.match(kept);
}

async function page(event, url) {
  const cache = await caches.open(PAGES);
  const path = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`;
  try {
    const ask = () => fetch(event.request, { cache: "no-cache" });
    // A request breaks, too, where a phone goes from one network to another: asked again, it gets today's page.
    const answer = await ask().catch((error) => navigator.onLine ? ask() : Promise.reject(error));
    if (answer.ok && !answer.redirected && !url.search) event.waitUntil(cache.put(path, answer.clone()));
    if (answer.status === 404 || answer.status === 410) cache.delete(path);
    return answer;
  } catch {
    const [, offline] = Object.entries(OFFLINE).filter(([prefix]) => path.startsWith(prefix)).at(-1);
    return (await cache.match(path)) || (await caches.match(offline)) || Response.error();
  }
}
