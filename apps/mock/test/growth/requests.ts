/** Requests of one kind and any size, by a name that follows "many". */
type Cases = Readonly<Record<string, (size: number) => string>>;

/** Targets. */
export const targets: Cases = {
  "slashes in a path": (n) => "/".repeat(n),
  "percent signs in a path": (n) => `/label/${"%".repeat(n)}`,
  "encoded characters in a path": (n) => `/files/${"%41".repeat(n)}.txt`,
  "broken encodings in a path": (n) => `/files/${"%ff".repeat(n)}.txt`,
  "dashes in a segment with several parameters": (n) => `/${"-".repeat(n)}`,
  "dashes between letters in a segment with several parameters": (n) => `/${"a-".repeat(n)}`,
  "dots in a segment with two parameters": (n) => `/files/${".".repeat(n)}`,
  "items of a label": (n) => `/label/${".a".repeat(n)}`,
  "items of a matrix": (n) => `/matrix/${";ids=a".repeat(n)}`,
  "segments that are base paths": (n) => `${"/v2/v3".repeat(n)}/search`,
  "names in a query": (n) => `/search?${some(n, (i) => `n${i}=1`, "&")}`,
  "values of one name in a query": (n) => `/search?${some(n, () => "tags=a", "&")}`,
  "ampersands in a query": (n) => `/search?${"&".repeat(n)}`,
  "equals signs in a query": (n) => `/search?${"=".repeat(n)}`,
  "plus signs in a query": (n) => `/search?q=${"+".repeat(n)}`,
  "percent signs in a query": (n) => `/search?q=${"%".repeat(n)}`,
  "items between pipes": (n) => `/search?piped=${"a|".repeat(n)}`,
  "items between spaces": (n) => `/search?spaced=${"a%20".repeat(n)}`,
  "keys of a deepObject": (n) => `/search?${some(n, (i) => `filter[k${i}]=1`, "&")}`,
  "values of one key of a deepObject": (n) => `/search?${some(n, () => "filter[k][]=1", "&")}`,
  "brackets of a deepObject": (n) => `/search?filter${"[a]".repeat(n)}=1`,
  "unclosed brackets of a deepObject": (n) => `/search?filter${"[".repeat(n)}=1`,
};

/** Lines of the header. */
export const headers: Cases = {
  "spaces in Prefer": (n) => `Prefer: x${" ".repeat(n)}x`,
  "spaces and quotes in Prefer": (n) => `Prefer: x=${" ".repeat(n)}""`,
  "commas in Prefer": (n) => `Prefer: ${",".repeat(n)}`,
  "semicolons in Prefer": (n) => `Prefer: ${" ; ".repeat(n)}`,
  preferences: (n) => `Prefer: ${some(n, () => "wait=1", ", ")}`,
  "equals signs in Prefer": (n) => `Prefer: wait${" = ".repeat(n)}`,
  "escapes in Prefer": (n) => `Prefer: seed="${"\\a".repeat(n)}`,
  "types in Accept": (n) => `Accept: ${some(n, (i) => `a/b${i}`, ",")}`,
  "parameters in Accept": (n) => `Accept: a/b${some(n, (i) => `;p${i}=1`)}`,
  "commas in Accept": (n) => `Accept: ${",".repeat(n)}`,
  "semicolons in Accept": (n) => `Accept: application/json${";".repeat(n)}`,
  "spaces in Accept": (n) => `Accept: application/json${" ".repeat(n)};x`,
  "quotes in Accept": (n) => `Accept: ${'"'.repeat(n)}`,
  "commas behind a quote in Accept": (n) => `Accept: a/b;c="${",".repeat(n)}`,
  "semicolons behind a quote in Accept": (n) => `Accept: a/b;c="${";".repeat(n)}`,
  cookies: (n) => `Cookie: ${some(n, (i) => `c${i}=1`, "; ")}`,
  "cookies of one name": (n) => `Cookie: ${some(n, () => "seen=1", "; ")}`,
  "semicolons in Cookie": (n) => `Cookie: ${";".repeat(n)}`,
  "spaces in Cookie": (n) => `Cookie: theme=${" ".repeat(n)}x`,
  "quotes in Cookie": (n) => `Cookie: theme=${'"'.repeat(n)}`,
  "equals signs in Cookie": (n) => `Cookie: ${"=".repeat(n)}`,
  "items of a header": (n) => `X-Many: ${"a, ".repeat(n)}`,
  "spaces in Authorization": (n) => `Authorization: Bearer${" ".repeat(n)}x`,
  "letters in Authorization": (n) => `Authorization: ${"a".repeat(n)}`,
  "letters of a tracking id": (n) => `X-Tracking-Id: ${"a".repeat(n)}`,
  "letters of an origin": (n) => `Origin: http://${"a.".repeat(n)}localhost`,
  headers: (n) => some(n / 4, (i) => `X-H${i}: a`, "\r\n"),
  "codings of the body": (n) => `Content-Encoding: ${"identity,".repeat(n)}`,
};

/** By the type of the body. */
export const bodies: Readonly<Record<string, Cases>> = {
  "application/x-www-form-urlencoded": {
    "fields of a form": (n) => some(n, (i) => `f${i}=1`, "&"),
    "fields of one name": (n) => some(n, () => "tags=a", "&"),
    "keys of a member of a form": (n) => some(n, (i) => `member[k${i}]=1`, "&"),
    "percent signs in a form": (n) => `tags=${"%".repeat(n)}`,
  },
  "multipart/form-data; boundary=b": {
    "parts of a form": (n) => `${some(n, (i) => part(`p${i}`))}--b--\r\n`,
    "parts of one name": (n) => `${some(n, () => part("tags"))}--b--\r\n`,
    "dashes in a part": (n) => `${part("tags", "\r\n--".repeat(n))}--b--\r\n`,
  },
  "application/json": {
    "wrong items": (n) => JSON.stringify(Array(n).fill(1)),
    "different items": (n) => JSON.stringify(Array.from({ length: n }, (_, i) => `a${i}`)),
    "texts for a pattern": (n) => JSON.stringify(["a".repeat(n)]),
    "unknown members": (n) => JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_, i) => [`m${i}`, 1]))),
    "nested members": (n) => `${'{"next":'.repeat(n)}{}${"}".repeat(n)}`,
    "nested lists": (n) => "[".repeat(n) + "]".repeat(n),
    "long integers": (n) => `[${some(n, (i) => `9007199254740993${i}`, ",")}]`,
    digits: (n) => "9".repeat(n),
  },
  "application/xml": {
    elements: (n) => `<tree>${"<tags>a</tags>".repeat(n)}</tree>`,
    "elements of different names": (n) => `<tree>${some(n, (i) => `<e${i}/>`)}</tree>`,
    "nested elements": (n) => `${"<tree>".repeat(n)}${"</tree>".repeat(n)}`,
    attributes: (n) => `<tree ${some(n, (i) => `a${i}="1"`, " ")}/>`,
    entities: (n) => `<tree><name>${"&amp;".repeat(n)}</name></tree>`,
    "unclosed elements": (n) => "<a".repeat(n),
    comments: (n) => `<tree>${"<!-- -->".repeat(n)}</tree>`,
  },
  "text/plain": {
    "lines of text": (n) => "a\n".repeat(n),
  },
};

function some(count: number, item: (index: number) => string, separator = ""): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(separator);
}

function part(name: string, text = "a"): string {
  return `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
}
