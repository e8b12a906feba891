// `node --import ./test/setup/typescript.mjs file.ts`: runs TypeScript as Jest does, without a build.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
