/** What people of one region say of each other: preferences, people to avoid, and pairs that broke down. */

/** @typedef {{ row: { matricule: string } & Record<string, unknown>, service: string }} Member */

/**
 * Adds `préférences`, `évite` and `anciens_binômes` to the rows; nobody is on two lists of one person.
 * @param {readonly Member[]} mentors @param {readonly Member[]} trainees @param {import('./random.mjs').Random} random
 */
export function linkRegion(mentors, trainees, random) {
  for (const { row } of [...mentors, ...trainees]) Object.assign(row, { préférences: [], évite: [], anciens_binômes: [] });
  for (const trainee of trainees) {
    if (!random.chance(0.03)) continue;
    const mentor = drawOther(trainee, mentors, random);
    trainee.row.anciens_binômes.push(mentor.row.matricule);
    mentor.row.anciens_binômes.push(trainee.row.matricule);
  }
  for (const trainee of trainees) stateWishes(trainee, mentors, { avoids: 0.025, counts: [35, 25, 20, 12, 8] }, random);
  for (const mentor of mentors) stateWishes(mentor, trainees, { avoids: 0.015, counts: [60, 20, 12, 5, 3] }, random);
}

function stateWishes(member, others, { avoids, counts }, random) {
  const { row } = member;
  const listed = (id) => row.préférences.includes(id) || row.évite.includes(id) || row.anciens_binômes.includes(id);
  const wishes = [...(random.chance(avoids) ? [row.évite] : []), ...Array(random.weighted(counts)).fill(row.préférences)];
  for (const list of wishes) {
    const { matricule } = drawOther(member, others, random).row;
    if (!listed(matricule)) list.push(matricule);
  }
}

/** Mostly someone of one's own service: that is whom one knows. */
function drawOther(member, others, random) {
  const near = others.filter(({ service }) => service === member.service);
  return random.pick(near.length > 0 && random.chance(0.7) ? near : others);
}
