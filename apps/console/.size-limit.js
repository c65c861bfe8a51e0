// All JavaScript of the page, after gzip -9: whoever opens the console loads it once.
export default [
  {
    name: "the page",
    path: `${process.env.CONSOLE_PAGE ?? "dist/page"}/assets/*.js`,
    gzip: true,
    limit: "120 kB",
  },
];
