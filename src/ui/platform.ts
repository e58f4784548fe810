/**
 * What the two builds do differently, and nothing else does: the served page fetches its workers, engine and sample county
 * from beside itself; the one file carries them inside, compressed.
 */

/** The page's own Worker, which takes trusted URLs; the library's type does not say so. */
declare const Worker: new (url: string | TrustedScriptURL, options: WorkerOptions) => Worker;

const policy = window.trustedTypes?.createPolicy('dishu', {createScriptURL: (url) => url});

/** An asset of the build by name, as it lies there: `engine.wasm.gzip` stays compressed. */
export async function asset(name: string): Promise<Blob> {
  const inline = document.getElementById(name);
  if (inline) return await inlined(name, inline.textContent ?? '');
  const response = await fetch(new URL(name, document.baseURI));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return await response.blob();
}

/** Base64 without a data: URL, which the policy would refuse to fetch. */
async function inlined(name: string, base64: string): Promise<Blob> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const blob = new Blob([bytes]);
  if (name.endsWith('.gzip') || name.endsWith('.zip')) return blob;
  return await new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}

const addresses = new Map<string, Promise<string>>();

/** A classic worker from a blob, so that the page's content policy covers it; its text is fetched once. */
export async function startWorker(name: string): Promise<Worker> {
  const known = addresses.get(name) ?? addressOf(name);
  addresses.set(name, known);
  known.catch(() => addresses.delete(name));
  const url = await known;
  return new Worker(policy ? policy.createScriptURL(url) : url, {name});
}

async function addressOf(name: string): Promise<string> {
  return URL.createObjectURL(new Blob([await asset(name)], {type: 'text/javascript'}));
}
