const LONGEST = 64;
const REVISION_LENGTH = 12;

/** A folder's name out of a model's id and revision: a plain one on every file system, and for transformers.js. */
export const folderNameOf = (id: string, revision: string): string => {
  const plain = id
    .replace(/[^\w.-]+/g, "_")
    .replace(/\.{2,}|-{2,}|_{2,}/g, "_")
    .replace(/^[._-]+|[._-]+$/g, "")
    .slice(0, LONGEST);
  return `${plain === "" ? "model" : plain}_${revision.slice(0, REVISION_LENGTH)}`;
};

/** Names come from windows and command lines: anything else never becomes a path. */
export const isFolderName = (name: string): boolean => /^\w[\w.-]{0,119}$/.test(name) && !name.includes("..");
