/**
 * The documentation renderer ships as one browser script with everything in it. Its dependencies are needed only to
 * build it: 283 packages and 240 MB that nobody here would use.
 */
export const hooks = {
  readPackage(manifest) {
    return manifest.name === "@scalar/api-reference" ? { ...manifest, dependencies: {} } : manifest;
  },
};
