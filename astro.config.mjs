import { defineConfig } from 'astro/config';
import { siteOf } from './src/layouts/site.ts';

const { origin, base } = siteOf(process.env);

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
    build: {
      assetsInlineLimit: 0,
      // The first versions with light-dark(), which would otherwise be spelled out twice.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    },
  },
  devToolbar: { enabled: false },
});
