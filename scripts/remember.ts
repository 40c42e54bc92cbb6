/** Keeps a map to a size: the entry that was longest untouched goes. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  // Finding the first key takes long after many deletions, so a map that is not full does without.
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
