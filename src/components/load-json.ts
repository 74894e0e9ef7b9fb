/** The JSON at an address. Rejects where it cannot be had; nothing checks that it is what it is taken for. */
export async function loadJson<Loaded>(address: string, cache: RequestCache = 'default'): Promise<Loaded> {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
