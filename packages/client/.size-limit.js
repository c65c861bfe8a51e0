// Sizes are those of esbuild's bundle, minified, as ESM, after gzip -9.
export default [
  {
    name: "an application that makes one call",
    path: "test/package/size/one-call.js",
    modifyEsbuildConfig: (options) => ({ ...options, format: "esm" }),
    gzip: true,
    // What openapi-fetch writes requests with is 1.1 kB of it.
    limit: "5.6 kB",
  },
];
