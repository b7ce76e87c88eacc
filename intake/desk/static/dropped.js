// What was dropped or chosen, as a flat list of files with their paths below the case.
export async function droppedFiles(items) {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const single = entries.length === 1 && entries[0].isDirectory ? entries[0] : null;
  const found = [];
  for (const entry of single ? await children(single) : entries) await walk(entry, "", found);
  return { name: single ? single.name : nameOf(found), files: found };
}

export function chosenFiles(list) {
  const files = [...list];
  const inFolder = files.length > 0 && files[0].webkitRelativePath;
  if (!inFolder) {
    const found = files.map((file) => ({ path: file.name, file }));
    return { name: nameOf(found), files: found };
  }
  const name = inFolder.split("/")[0];
  return { name, files: files.map((file) => ({ path: file.webkitRelativePath.split("/").slice(1).join("/"), file })) };
}

function nameOf(found) {
  return found.length ? found[0].path.split("/").pop().replace(/\.[^.]*$/, "") || found[0].path : "";
}

async function walk(entry, below, found) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    found.push({ path: below + entry.name, file });
  } else {
    for (const child of await children(entry)) await walk(child, `${below}${entry.name}/`, found);
  }
}

async function children(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) { // a reader gives a hundred at a time
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return all;
    all.push(...some);
  }
}
