// Size of esbuild's minified ESM bundle after gzip -9, without peer dependencies.
export default [
  {
    name: "an application that shows one query",
    path: "test/package/size/one-query.js",
    modifyEsbuildConfig: (options) => ({ ...options, format: "esm" }),
    gzip: true,
    limit: "1 kB",
  },
];
