// JavaScript of the page after gzip -9.
export default [
  {
    name: "the page",
    path: `${process.env.CONSOLE_PAGE ?? "dist/page"}/assets/*.js`,
    gzip: true,
    limit: "120 kB",
  },
];
