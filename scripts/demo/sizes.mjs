/** How many trainees and mentors each service gets, and which mentors can be matched in the first internship of year 2. */

/** A mentor can be usable, or lack one thing. @typedef {'usable' | 'untrained' | 'unwilling' | 'absent'} Profile */
/** @typedef {import('./workplaces.mjs').Region} Region @typedef {import('./workplaces.mjs').Service} Service */

const TRAINEES = 360;
const MENTORS = 480;
/** This region has fewer mentors than trainees, and fewer still that can be matched. */
const SHORT_REGION = 'DISP-DIJ';
const SHORT_REGION_MENTORS_PER_TRAINEE = 0.8;
const SHARE = { untrained: 0.1, unwilling: 0.1, absent: 0.05 };

/**
 * @param {readonly Region[]} regions @param {import('./random.mjs').Random} random
 * @returns {{ region: Region, services: { service: Service, trainees: number, mentors: Profile[] }[] }[]}
 */
export function planSizes(regions, random) {
  const trainees = apportion(
    TRAINEES,
    regions.map(({ services }) => services.length),
  );
  const short = regions.findIndex(({ code }) => code === SHORT_REGION);
  const shortMentors = Math.round(trainees[short] * SHORT_REGION_MENTORS_PER_TRAINEE);
  const mentors = apportion(
    MENTORS - shortMentors,
    trainees.map((count, k) => (k === short ? 0 : count)),
  );
  mentors[short] = shortMentors;
  return regions.map((region, k) => ({ region, services: planRegion(region, trainees[k], mentors[k], random) }));
}

function planRegion(region, trainees, mentors, random) {
  const lacking = Object.entries(SHARE).flatMap(([profile, share]) => Array(Math.round(mentors * share)).fill(profile));
  const plans = region.services.map((service) => ({ service, trainees: 1, mentors: [] }));
  const weights = region.services.map(({ sites }) => sites.length);
  for (let k = plans.length; k < trainees; k++) plans[random.weighted(weights)].trainees++;
  if (region.code !== SHORT_REGION) {
    // As many mentors that can be matched as trainees in every service: elsewhere nobody need be left without.
    for (const plan of plans) plan.mentors.push(...Array(plan.trainees).fill('usable'));
  }
  const placed = plans.reduce((sum, plan) => sum + plan.mentors.length, 0);
  const others = [...lacking, ...Array(Math.max(0, mentors - placed - lacking.length)).fill('usable')];
  for (const profile of random.shuffled(others)) plans[random.weighted(weights)].mentors.push(profile);
  return plans;
}

/** Whole numbers that sum to the total, in proportion to the weights (largest remainders). */
function apportion(total, weights) {
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => Math.floor((total * weight) / sum));
  const remainders = weights.map((weight, k) => ({ k, remainder: (total * weight) % sum }));
  remainders.sort((a, b) => b.remainder - a.remainder || a.k - b.k);
  const left = total - shares.reduce((a, b) => a + b, 0);
  for (const { k } of remainders.slice(0, left)) shares[k]++;
  return shares;
}
