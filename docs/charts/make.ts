import {writeFileSync} from 'node:fs';
import {gallery} from './gallery.ts';

for (const [path, text] of gallery()) writeFileSync(new URL(`../${path}`, import.meta.url), text);
