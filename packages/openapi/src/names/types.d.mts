/** Names of an API, all derived from the name of its repository. */
export interface ApiNames {
  /** Name of the root package, for example `museum-api`. */
  readonly name: string;
  /** Scope of the published packages: `@museum-api`. */
  readonly scope: string;
  /** Beginning of the environment variables, without the underscore: `MUSEUM`. */
  readonly environmentPrefix: string;
  /** Beginning of the commands, without the hyphen: `museum`. */
  readonly command: string;
  /** Beginning of exported types: `Museum`. */
  readonly typePrefix: string;
}

export declare const SOURCE_NAME: string;
export declare function readApiNames(): ApiNames;
export declare function namesOf(name: unknown): ApiNames;
export declare function isApiName(name: unknown): name is string;
export declare function withApiNames(text: string, names?: ApiNames): string;
/** File that was built, as far as the hooks are concerned. */
interface BuiltFile {
  readonly type: string;
  readonly outDir: string;
  readonly fileName: string;
}

export declare const apiNameHooks: {
  readonly "build:done": (context: { readonly chunks: readonly BuiltFile[] }) => void;
};
