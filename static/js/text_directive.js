// Browsers that know no text directive (#…:~:text=…) take it for a part of the id: they get the id alone.
export function dropDirective(place) {
  const [id, directive] = place.hash.split(":~:");
  if (directive) place.replace(id);
}

dropDirective(location);
