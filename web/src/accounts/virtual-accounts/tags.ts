/** Tags as one types them, with commas between them; each once. */
export function tagsIn(typed: string): string[] {
  const tags = typed
    .split(/[,;\n]/)
    .map((tag) => tag.trim())
    .filter(Boolean)
  return tags.filter((tag, at) => tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase()) === at)
}
