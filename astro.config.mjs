import { defineConfig } from 'astro/config';
import { siteOf } from './src/layouts/site.ts';

const { origin, base } = siteOf(process.env);

/**
 * Vite's way of loading a module late also loads the style sheets and modules that it needs ahead. Ours need no style
 * sheet and are small, and that code would weigh a twentieth of a page.
 */
const importPlainly = {
  name: 'import-plainly',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
};

export default defineConfig({
  site: origin,
  base,
  outDir: process.env.OUT ?? 'dist',
  trailingSlash: 'always',
  // Astro's own default takes the space before a link at the start of a source line.
  compressHTML: true,
  // Everything comes from files, so that the Content-Security-Policy needs no exception.
  build: { inlineStylesheets: 'never' },
  vite: {
    plugins: [importPlainly],
    build: {
      assetsInlineLimit: 0,
      // The first versions with light-dark(), which would otherwise be spelled out twice.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    },
  },
  devToolbar: { enabled: false },
});
