import { NumbersProvider, useNumbersList } from "@numbers-api/react";

console.log(NumbersProvider, useNumbersList);
