// Sizes are those of esbuild's bundle, minified, as ESM, after gzip -9.
export default [
  {
    name: "an application that makes one call",
    path: "test/package/size/one-call.js",
    modifyEsbuildConfig: (options) => ({ ...options, format: "esm" }),
    gzip: true,
    limit: "8.2 kB",
  },
];
