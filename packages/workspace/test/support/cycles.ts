/**
 * Finds the groups of nodes in a directed graph that reach each other, with Tarjan's algorithm.
 *
 * @param edges the targets of each node.
 * @returns each group of more than one node, sorted; a node that points to itself is also a group.
 */
export function findCycles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const indexes = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const connect = (node: string): number => {
    const index = indexes.size;
    indexes.set(node, index);
    stack.push(node);
    let low = index;
    for (const target of edges.get(node) ?? []) {
      if (!indexes.has(target)) low = Math.min(low, connect(target));
      else if (stack.includes(target)) low = Math.min(low, lowest.get(target) ?? indexes.get(target) ?? low);
      lowest.set(node, low);
    }
    lowest.set(node, low);
    if (low === index) {
      const group = stack.splice(stack.indexOf(node));
      if (group.length > 1 || edges.get(node)?.has(node)) cycles.push(group.sort());
    }
    return low;
  };
  for (const node of edges.keys()) if (!indexes.has(node)) connect(node);
  return cycles;
}
