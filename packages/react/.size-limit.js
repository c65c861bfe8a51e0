// Sizes are those of esbuild's bundle, minified, as ESM, after gzip -9, without the peers: the application has them.
export default [
  {
    name: "an application that shows one query",
    path: "test/package/size/one-query.js",
    modifyEsbuildConfig: (options) => ({ ...options, format: "esm" }),
    gzip: true,
    limit: "1 kB",
  },
];
