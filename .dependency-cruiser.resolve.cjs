const { readdirSync } = require('node:fs');
const path = require('node:path');

/** `#libs/<name>` leads to the source, whether or not it was built. */
module.exports = {
  resolve: {
    alias: Object.fromEntries(
      readdirSync(path.join(__dirname, 'libs')).map((name) => [
        `#libs/${name}`,
        path.join(__dirname, 'libs', name, 'src/index.ts'),
      ]),
    ),
  },
};
