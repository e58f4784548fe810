import {EngineClient} from './engine/client.ts';
import {asset, startWorker} from './ui/platform.ts';

async function main() {
  const t = performance.now();
  const engine = await EngineClient.start({asset, startWorker});
  const session = await engine.openSession();
  await session.runCell('a', "SELECT i, '户' || i AS 名 FROM range(5) t(i)");
  const rows = await session.page('a', {offset: 0, limit: 5});
  document.body.append(JSON.stringify(rows), ` ${Math.round(performance.now() - t)} ms`);
}
void main();
